package ru.uzel.mocks.smev;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A request to put into a provider's queue, as {@code POST /control/smev/requests} brings it.
 *
 * @param namespace вид сведений
 * @param content the content's root element with its declarations; without it a CaseAssignment is
 *     made up
 * @param caseId of the made-up CaseAssignment
 * @param text of the made-up CaseAssignment
 * @param externalId what its sender calls the case
 * @param category code of its category
 * @param messageId otherwise a fresh one
 * @param sender mnemonic of the information system that asks
 * @param senderNode NodeID that the sender gives
 * @param node the provider's NodeID whose queue the request goes to
 * @param endOfLife EOL
 * @param test whether it is a TestMessage
 * @param files what is attached
 * @param count how many such requests; ids given must then be left out
 */
record PlannedRequest(
    @Nullable String namespace,
    @Nullable String content,
    @Nullable String caseId,
    @Nullable String text,
    @Nullable String externalId,
    @Nullable String category,
    @Nullable String messageId,
    @Nullable String referenceId,
    @Nullable String transactionCode,
    @Nullable String sender,
    @Nullable String senderNode,
    @Nullable String node,
    @Nullable Instant endOfLife,
    @Nullable Boolean test,
    @Nullable List<PlannedFile> files,
    @Nullable Integer count) {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

  int times() {
    int times = count == null ? 1 : count;
    if (times < 1 || times > 10_000 || (times > 1 && messageId != null)) {
      throw new IllegalArgumentException("count: 1 to 10000, and 1 where messageId is given");
    }
    return times;
  }

  /** The content's root element as text. */
  String contentText(Clock clock) {
    if (content != null) {
      return content.strip();
    }
    String uri = namespace == null ? NAMESPACE : namespace;
    return "<c:CaseAssignment xmlns:c=\""
        + Xml.escape(uri)
        + "\">"
        + Xml.element("c:CaseId", caseId == null ? UUID.randomUUID().toString() : caseId)
        + Xml.element("c:MessageId", UUID.randomUUID().toString())
        + Xml.element("c:Channel", "smev")
        + Xml.element(
            "c:ExternalId",
            externalId == null ? "вх-" + UUID.randomUUID().toString().substring(0, 8) : externalId)
        + Xml.element("c:RegisteredAt", Metadata.time(clock.instant()))
        + Xml.element("c:LegalRegime", "ORDINARY")
        + Xml.element("c:FastTrack", "false")
        + "<c:Category system=\"OPEN311\" code=\""
        + Xml.escape(category == null ? "1" : category)
        + "\">Дороги</c:Category>"
        + Xml.element("c:Text", text == null ? "Яма на проезжей части" : text)
        + "</c:CaseAssignment>";
  }

  /** The root element of that text, once it is known to be fit for a message. */
  Element root(String contentText) {
    try {
      Element root = Dom.parse(contentText.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
      if (namespace != null && !namespace.equals(root.getNamespaceURI())) {
        throw new IllegalArgumentException("content: its root is not in " + namespace);
      }
      SmevTransform.bytes(root);
      return root;
    } catch (SAXException e) {
      throw new IllegalArgumentException("content: not XML: " + e.getMessage(), e);
    }
  }

  TakenRequest taken(Element root, String replyTo, String id) {
    return new TakenRequest(
        id,
        new Sender(
            sender == null ? "OTHER_IS" : sender, sender == null ? "Другая система" : sender),
        MessageType.of(root),
        replyTo,
        referenceId,
        transactionCode,
        senderNode,
        endOfLife,
        Boolean.TRUE.equals(test));
  }
}
