package ru.uzel.mocks.smev;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What the bodies' вид сведений carries, in {@code case-exchange-1.0.xsd}.
 *
 * @param root {@code CaseAssignment}, or {@code CaseNotice}, which is taken note of and not
 *     answered
 */
record CaseRequest(
    String messageId,
    String root,
    String namespace,
    String caseId,
    String hubMessageId,
    String channel,
    String externalId,
    String text,
    @Nullable String sourceRecord,
    boolean test,
    boolean personSigned,
    List<TakenFile> files) {

  static final String ROOT = "CaseAssignment";

  private static final String NOTICE = "CaseNotice";

  /** Whether a body takes contents of that name. */
  static boolean knows(String root) {
    return root.equals(ROOT) || root.equals(NOTICE);
  }

  boolean isAnswered() {
    return root.equals(ROOT);
  }

  /**
   * @param personSigned whether a person signed it (ЭП-СП)
   */
  static CaseRequest read(
      TakenRequest request, Element root, boolean personSigned, List<TakenFile> files) {
    String namespace = Dom.namespace(root);
    return new CaseRequest(
        request.messageId(),
        root.getLocalName(),
        namespace,
        text(root, "CaseId"),
        text(root, "MessageId"),
        text(root, "Channel"),
        // A notice names no message of a channel: each is a thing of its own.
        root.getLocalName().equals(NOTICE) ? request.messageId() : text(root, "ExternalId"),
        text(root, "Text"),
        sourceRecord(root).orElse(null),
        request.test(),
        personSigned,
        files);
  }

  private static String text(Element root, String name) {
    return Dom.text(root, Dom.namespace(root), name).orElse("");
  }

  private static Optional<String> sourceRecord(Element root) {
    return Dom.children(root).stream()
        .filter(child -> Dom.is(child, Dom.namespace(root), "Attribute"))
        .filter(child -> child.getAttribute("code").equals("source_record"))
        .map(Element::getTextContent)
        .findFirst();
  }
}
