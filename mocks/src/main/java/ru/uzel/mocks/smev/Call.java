package ru.uzel.mocks.smev;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A call of an operation.
 *
 * @param operation e.g. {@code SendRequest}
 * @param root the operation's element
 * @param text the whole envelope
 * @param files that came with it
 * @param planned what is to happen to it
 */
record Call(
    SmevNamespaces ns,
    String operation,
    Element root,
    String text,
    IncomingFiles files,
    Optional<Interference> planned) {

  /** The fault that is to come after it was taken. */
  Optional<SmevFault> later() {
    return planned.flatMap(Interference::later);
  }

  /** What the body is to answer instead of the usual. */
  Optional<List<PlannedAnswer>> answers() {
    return planned.map(Interference::answers);
  }

  Element part(String namespace, String name) {
    return Part.of(root, namespace, name);
  }

  /** Checks the call against the service's schema. */
  void checkStructure() {
    Contract.of(ns).check(root, text);
  }
}
