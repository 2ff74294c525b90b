package ru.uzel.security.signature;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where an element stands, as an XPath of local names that people can follow. */
final class ElementPath {

  private static final int LONGEST_NAME = 60;
  private static final int DEEPEST = 24;

  /** Nobody counts further, and a document with many signatures would cost many such counts. */
  private static final int MOST_SIBLINGS = 4096;

  private ElementPath() {}

  static String of(Element element) {
    Deque<String> steps = new ArrayDeque<>();
    for (Node node = element; node instanceof Element step; node = node.getParentNode()) {
      steps.push(step(step));
    }
    if (steps.size() <= DEEPEST) {
      return "/" + String.join("/", steps);
    }
    return "/…/" + String.join("/", steps.stream().skip(steps.size() - DEEPEST).toList());
  }

  /** The local name; names come from outside and are cut. */
  static String name(Element element) {
    String name = element.getLocalName();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  private static String step(Element element) {
    int before = 0;
    int looked = 0;
    for (Node node = element.getPreviousSibling(); node != null; node = node.getPreviousSibling()) {
      before += same(element, node) ? 1 : 0;
      if (++looked > MOST_SIBLINGS) {
        return name(element) + "[…]";
      }
    }
    boolean alone = before == 0;
    for (Node node = element.getNextSibling();
        alone && node != null && looked++ <= MOST_SIBLINGS;
        node = node.getNextSibling()) {
      alone = !same(element, node);
    }
    return alone ? name(element) : name(element) + "[" + (before + 1) + "]";
  }

  private static boolean same(Element element, Node node) {
    return node instanceof Element other
        && Objects.equals(element.getLocalName(), other.getLocalName());
  }
}
