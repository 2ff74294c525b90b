package ru.uzel.security.signature;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;

/**
 * A usual harm undone: if what was signed holds then, that is what was done to it.
 *
 * @param harm its stable name
 * @param nodes undoes it in the tree, below and at the signed element
 * @param steps undoes it in the transforms
 * @param octets undoes it in the canonical form
 */
record Remedy(
    String harm,
    Consumer<Element> nodes,
    UnaryOperator<List<TransformStep>> steps,
    UnaryOperator<byte[]> octets) {

  static Remedy nodes(String harm, Consumer<Element> nodes) {
    return new Remedy(harm, nodes, UnaryOperator.identity(), UnaryOperator.identity());
  }

  static Remedy steps(String harm, UnaryOperator<List<TransformStep>> steps) {
    return new Remedy(harm, element -> {}, steps, UnaryOperator.identity());
  }

  static Remedy octets(String harm, UnaryOperator<byte[]> octets) {
    return new Remedy(harm, element -> {}, UnaryOperator.identity(), octets);
  }
}
