package ru.uzel.mocks.smev;

import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A call of an operation.
 *
 * @param operation e.g. {@code SendRequest}
 * @param root the operation's element
 * @param text the whole envelope
 * @param files that came with it
 * @param later the fault that is to come after it was taken
 */
record Call(
    SmevNamespaces ns,
    String operation,
    Element root,
    String text,
    IncomingFiles files,
    Optional<SmevFault> later) {

  Element part(String namespace, String name) {
    return Part.of(root, namespace, name);
  }

  /** Checks the call against the service's schema. */
  void checkStructure() {
    Contract.of(ns).check(root, text);
  }
}
