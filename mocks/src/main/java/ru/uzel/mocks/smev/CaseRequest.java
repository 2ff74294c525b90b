package ru.uzel.mocks.smev;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What the bodies' вид сведений carries: the emulator checks its structure as СМЭВ would by XSD.
 */
record CaseRequest(
    String messageId,
    String namespace,
    String caseId,
    String hubMessageId,
    String channel,
    String externalId,
    String text,
    @Nullable String sourceRecord) {

  static final String ROOT = "CaseAssignment";

  private static final List<Part> PARTS =
      List.of(
          new Part("CaseId", 1, 1),
          new Part("MessageId", 1, 1),
          new Part("Channel", 1, 1),
          new Part("ExternalId", 1, 1),
          new Part("RegisteredAt", 1, 1),
          new Part("PlannedAt", 0, 1),
          new Part("LegalRegime", 1, 1),
          new Part("FastTrack", 1, 1),
          new Part("Category", 1, 1),
          new Part("Subcategory", 0, 1),
          new Part("Fact", 0, 1),
          new Part("Text", 1, 1),
          new Part("Location", 0, 1),
          new Part("Applicant", 0, 1),
          new Part("MediaUrl", 0, 1),
          new Part("Organisation", 0, 1),
          new Part("Attribute", 0, Integer.MAX_VALUE));

  static CaseRequest read(String messageId, Element root) {
    String namespace = Dom.namespace(root);
    checkOrder(root, namespace);
    return new CaseRequest(
        messageId,
        namespace,
        text(root, "CaseId"),
        text(root, "MessageId"),
        text(root, "Channel"),
        text(root, "ExternalId"),
        text(root, "Text"),
        sourceRecord(root).orElse(null));
  }

  private static void checkOrder(Element root, String namespace) {
    List<Element> children = Dom.children(root);
    int at = 0;
    for (Part part : PARTS) {
      int count = 0;
      while (at < children.size()
          && count < part.most
          && Dom.is(children.get(at), namespace, part.name)) {
        at++;
        count++;
      }
      if (count < part.least) {
        throw SmevFault.invalidContent(
            ROOT
                + ": expected "
                + part.name
                + (at < children.size() ? ", found " + children.get(at).getNodeName() : ""));
      }
    }
    if (at < children.size()) {
      throw SmevFault.invalidContent(ROOT + ": unexpected " + children.get(at).getNodeName());
    }
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

  private record Part(String name, int least, int most) {}
}
