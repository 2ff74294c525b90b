package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.MessageSigner;

/** Whole signed SOAP envelopes of the operations, as bytes that go out as they are. */
final class SmevEnvelopes {

  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String CONTENT_TYPE = "text/xml; charset=UTF-8";

  private static final String DATA = "SIGNED_BY_CONSUMER";
  private static final String CALLER = "SIGNED_BY_CALLER";

  private final MessageSigner signer;
  private final PrimaryContent primary;

  SmevEnvelopes(MessageSigner signer) {
    this.signer = signer;
    primary = new PrimaryContent(signer);
  }

  PrimaryContent primary() {
    return primary;
  }

  WireBytes sendRequest(
      SmevProperties party,
      SenderFields fields,
      String messageId,
      String content,
      AttachmentMarkup attachments) {
    XmlText data = new XmlText("t:");
    data.open("SenderProvidedRequestData", declarations(party, DATA))
        .element("MessageID", messageId)
        .optional("TransactionCode", fields.transactionCode())
        .optional("NodeID", fields.nodeId())
        .optional("EOL", fields.endOfLife(messageId).map(Instant::toString).orElse(null))
        .raw(primary.write(party, content))
        .raw(attachments.headers());
    if (fields.businessProcess() != null) {
      data.open("BusinessProcessMetadata", "")
          .raw(fields.businessProcess())
          .close("BusinessProcessMetadata");
    }
    if (fields.test()) {
      data.element("TestMessage", "");
    }
    String signed = data.close("SenderProvidedRequestData").toString();
    return WireBytes.of(
        CONTENT_TYPE,
        envelope("SendRequestRequest", "", signed, attachments.contents(), DATA, party));
  }

  /**
   * @param answer what stands after To
   * @param attachments files of an answer that has content
   */
  WireBytes sendResponse(
      SmevProperties party,
      String messageId,
      String to,
      String answer,
      AttachmentMarkup attachments) {
    String signed =
        new XmlText("t:")
            .open("SenderProvidedResponseData", declarations(party, DATA))
            .element("MessageID", messageId)
            .element("To", to)
            .raw(answer)
            .raw(attachments.headers())
            .close("SenderProvidedResponseData")
            .toString();
    return WireBytes.of(
        CONTENT_TYPE,
        envelope("SendResponseRequest", "", signed, attachments.contents(), DATA, party));
  }

  /** Asks for a request of the party's вид сведений. */
  byte[] getRequest(SmevProperties party, Instant now) {
    return envelope("GetRequestRequest", "", selector(party, now), "", CALLER, party);
  }

  /**
   * Asks for a response to the party's вид сведений, of whatever kind: content, status, refusal.
   */
  byte[] getResponse(SmevProperties party, Instant now) {
    return envelope("GetResponseRequest", "", selector(party, now), "", CALLER, party);
  }

  byte[] getStatus(SmevProperties party, Instant now) {
    return envelope("GetStatusRequest", "", timestamp(party, now), "", CALLER, party);
  }

  byte[] getIncomingQueueStatistics(SmevProperties party, Instant now) {
    String node = new XmlText("t:").optional("NodeID", party.sender().nodeId()).toString();
    return envelope(
        "GetIncomingQueueStatisticsRequest", node, timestamp(party, now), "", CALLER, party);
  }

  byte[] ack(SmevProperties party, String messageId, boolean accepted) {
    String target =
        new XmlText("b:")
            .element(
                "AckTargetMessage",
                declarations(party, CALLER) + " accepted=\"" + accepted + "\"",
                messageId)
            .toString();
    return envelope("AckRequest", "", target, "", CALLER, party);
  }

  private static String selector(SmevProperties party, Instant now) {
    XmlText selector = new XmlText("b:");
    selector.open("MessageTypeSelector", declarations(party, CALLER));
    if (!party.queues().anyType()) {
      selector
          .element("NamespaceURI", party.contentNamespace())
          .element("RootElementLocalName", CaseAssignment.ROOT);
    }
    return selector
        .element("Timestamp", moment(now))
        .optional("NodeID", party.sender().nodeId())
        .close("MessageTypeSelector")
        .toString();
  }

  private static String timestamp(SmevProperties party, Instant now) {
    return new XmlText("b:")
        .element("Timestamp", declarations(party, CALLER), moment(now))
        .toString();
  }

  private static String moment(Instant now) {
    return now.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /**
   * @param before what the operation has before the signed element
   * @param after what it has between that and its signature
   */
  private byte[] envelope(
      String root, String before, String signed, String after, String id, SmevProperties party) {
    String signature = signer.signXml(signed.getBytes(UTF_8), id, party.key());
    // The Header is empty and yet must be there: without it СМЭВ says PoorSOAPEnvelopeFormat.
    return ("<soap:Envelope xmlns:soap=\""
            + SOAP
            + "\"><soap:Header/><soap:Body><t:"
            + root
            + XmlText.attribute("xmlns:t", party.version().types())
            + (after.isEmpty() ? "" : XmlText.attribute("xmlns:b", party.version().basic()))
            + ">"
            + before
            + signed
            + after
            + "<t:CallerInformationSystemSignature>"
            + signature
            + "</t:CallerInformationSystemSignature></t:"
            + root
            + "></soap:Body></soap:Envelope>")
        .getBytes(UTF_8);
  }

  private static String declarations(SmevProperties party, String id) {
    return XmlText.attribute("xmlns:t", party.version().types())
        + XmlText.attribute("xmlns:b", party.version().basic())
        + XmlText.attribute("Id", id);
  }
}
