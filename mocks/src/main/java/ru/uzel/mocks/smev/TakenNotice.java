package ru.uzel.mocks.smev;

import org.w3c.dom.Element;

/** What a body was told of the term of a case. */
record TakenNotice(String messageId, String namespace, String caseId, String rule, String phase) {

  static final String ROOT = "DeadlineNotice";

  static TakenNotice read(TakenRequest request, Element root) {
    return new TakenNotice(
        request.messageId(),
        Dom.namespace(root),
        text(root, "CaseId"),
        text(root, "Rule"),
        text(root, "Phase"));
  }

  private static String text(Element root, String name) {
    return Dom.text(root, Dom.namespace(root), name).orElse("");
  }
}
