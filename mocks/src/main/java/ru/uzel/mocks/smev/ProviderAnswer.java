package ru.uzel.mocks.smev;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What a provider says in SenderProvidedResponseData.
 *
 * @param kind {@code content}, {@code rejected} or {@code status}
 * @param word the report's Status, the reason's code, or the status' description
 * @param content root of the content, if that is what it says
 * @param personSigned whether a person signed that (ЭП-СП)
 */
record ProviderAnswer(
    String messageId,
    String to,
    String kind,
    String word,
    @Nullable Element content,
    boolean personSigned,
    List<TakenFile> files) {

  static ProviderAnswer read(SmevNamespaces ns, Element data) {
    String id = text(data, ns, "MessageID");
    String to = text(data, ns, "To");
    List<Element> parts = Dom.children(data);
    if (parts.size() < 3) {
      throw SmevFault.invalidContent("SenderProvidedResponseData: nothing after To");
    }
    Element said = parts.get(2);
    if (Dom.is(said, ns.basic(), "MessagePrimaryContent")) {
      Element content =
          Dom.children(said).stream()
              .findFirst()
              .orElseThrow(() -> SmevFault.invalidContent("MessagePrimaryContent is empty"));
      String word =
          Dom.text(content, Dom.namespace(content), "Status").orElse(content.getLocalName());
      return new ProviderAnswer(
          id, to, "content", word, content, Part.isPersonSigned(ns, data), List.of());
    }
    if (Dom.is(said, ns.types(), "RequestRejected")) {
      String code = text(said, ns, "RejectionReasonCode");
      if (!PlannedAnswer.REASONS.contains(code)) {
        throw SmevFault.invalidContent(
            "RejectionReasonCode: " + code + " is none of " + PlannedAnswer.REASONS);
      }
      text(said, ns, "RejectionReasonDescription");
      return new ProviderAnswer(id, to, "rejected", code, null, false, List.of());
    }
    if (Dom.is(said, ns.types(), "RequestStatus")) {
      number(text(said, ns, "StatusCode"));
      return new ProviderAnswer(
          id, to, "status", text(said, ns, "StatusDescription"), null, false, List.of());
    }
    throw SmevFault.invalidContent("SenderProvidedResponseData: unexpected " + said.getLocalName());
  }

  ProviderAnswer with(List<TakenFile> taken) {
    return new ProviderAnswer(messageId, to, kind, word, content, personSigned, taken);
  }

  /** Whether no other answer may follow. */
  boolean isLast() {
    return !kind.equals("status");
  }

  private static void number(String code) {
    try {
      Integer.parseInt(code.strip());
    } catch (NumberFormatException e) {
      throw SmevFault.invalidContent("StatusCode is no xs:int");
    }
  }

  private static String text(Element parent, SmevNamespaces ns, String name) {
    return Dom.text(parent, ns.types(), name)
        .orElseThrow(() -> SmevFault.invalidContent(parent.getLocalName() + ": expected " + name));
  }
}
