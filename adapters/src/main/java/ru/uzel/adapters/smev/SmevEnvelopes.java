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

  private final MessageSigner signer;

  SmevEnvelopes(MessageSigner signer) {
    this.signer = signer;
  }

  WireBytes sendRequest(
      SmevProperties party, String messageId, String content, AttachmentMarkup attachments) {
    String id = "SIGNED_BY_CONSUMER";
    String data =
        new XmlText("t:")
                .open("SenderProvidedRequestData", declarations(party, id))
                .element("MessageID", messageId)
            + "<b:MessagePrimaryContent>"
            + content
            + "</b:MessagePrimaryContent>"
            + attachments.headers()
            + "</t:SenderProvidedRequestData>";
    return WireBytes.of(
        CONTENT_TYPE, envelope("SendRequestRequest", data, attachments.contents(), id, party));
  }

  /**
   * Asks for a response to the party's вид сведений, of whatever kind: content, status, refusal.
   */
  byte[] getResponse(SmevProperties party, Instant now) {
    String id = "SIGNED_BY_CALLER";
    String selector =
        new XmlText("b:")
            .open("MessageTypeSelector", declarations(party, id))
            .element("NamespaceURI", party.contentNamespace())
            .element("RootElementLocalName", CaseAssignment.ROOT)
            .element("Timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString())
            .close("MessageTypeSelector")
            .toString();
    return envelope("GetResponseRequest", selector, "", id, party);
  }

  byte[] ack(SmevProperties party, String messageId, boolean accepted) {
    String id = "SIGNED_BY_CALLER";
    String target =
        new XmlText("b:")
            .element(
                "AckTargetMessage",
                declarations(party, id) + " accepted=\"" + accepted + "\"",
                messageId)
            .toString();
    return envelope("AckRequest", target, "", id, party);
  }

  private byte[] envelope(
      String root, String signed, String unsigned, String id, SmevProperties party) {
    String signature = signer.signXml(signed.getBytes(UTF_8), id, party.key());
    // The Header is empty and yet must be there: without it СМЭВ says PoorSOAPEnvelopeFormat.
    return ("<soap:Envelope xmlns:soap=\""
            + SOAP
            + "\"><soap:Header/><soap:Body><t:"
            + root
            + XmlText.attribute("xmlns:t", party.version().types())
            + (unsigned.isEmpty() ? "" : XmlText.attribute("xmlns:b", party.version().basic()))
            + ">"
            + signed
            + unsigned
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
