package ru.uzel.mocks.smev;

import org.w3c.dom.Element;

/** A вид сведений: the full name of the content's root element. */
record MessageType(String namespace, String root) {

  static MessageType of(Element content) {
    return new MessageType(Dom.namespace(content), content.getLocalName());
  }

  /** What a CaseAssignment is answered with. */
  MessageType report() {
    return new MessageType(namespace, root.equals(CaseRequest.ROOT) ? "CaseReport" : root);
  }
}
