package ru.uzel.mocks.smev;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Builds what the service answers with, and signs it. */
final class AnswerForm {

  private static final String SMEV_ID = "SIGNED_BY_SMEV";
  private static final String BODY_ID = "SENDER_OV_SIGNATURE";

  private final GostKey smev;
  private final GostKey body;
  private final GostKey stranger;

  AnswerForm(GostKey smev, GostKey body, GostKey stranger) {
    this.smev = smev;
    this.body = body;
    this.stranger = stranger;
  }

  static String envelope(String content) {
    return "<soap:Envelope xmlns:soap=\""
        + SmevNamespaces.SOAP
        + "\"><soap:Body>"
        + content
        + "</soap:Body></soap:Envelope>";
  }

  static String empty(SmevNamespaces ns, String element) {
    return "<t:" + element + declarations(ns) + "/>";
  }

  String sendRequestResponse(SmevNamespaces ns, String messageId, Instant at) {
    String metadata = metadata(ns, messageId, "REQUEST", "UZEL", at, "requestIsQueued");
    return "<t:SendRequestResponse"
        + declarations(ns)
        + ">"
        + metadata
        + "<t:SMEVSignature>"
        + SignatureProfile.sign(metadata, SMEV_ID, smev)
        + "</t:SMEVSignature></t:SendRequestResponse>";
  }

  /**
   * A whole response.
   *
   * @param content what stands in SenderProvidedResponseData after To
   */
  QueuedResponse response(
      SmevNamespaces ns, CaseRequest request, String kind, String word, String content) {
    Instant now = Instant.now();
    String id = MessageIdCheck.next();
    String data =
        "<t:SenderProvidedResponseData"
            + declarations(ns)
            + " Id=\""
            + BODY_ID
            + "\">"
            + Xml.element("t:MessageID", id)
            + Xml.element("t:To", "eyJzaWQiOjF9")
            + content
            + "</t:SenderProvidedResponseData>";
    String response =
        "<t:Response"
            + declarations(ns)
            + " Id=\""
            + SMEV_ID
            + "\">"
            + Xml.element("t:OriginalMessageId", request.messageId())
            + Xml.element("t:ReferenceMessageID", request.messageId())
            + data
            + metadata(ns, id, "RESPONSE", "BODY", now, "responseIsAcceptedBySmev")
                .replace(declarations(ns) + " Id=\"" + SMEV_ID + "\"", "")
            + "<t:SenderInformationSystemSignature>"
            + SignatureProfile.sign(data, BODY_ID, body)
            + "</t:SenderInformationSystemSignature></t:Response>";
    String clean = message(ns, response, smev);
    return new QueuedResponse(
        id, request.namespace(), request.messageId(), kind, word, response, clean);
  }

  static String status(SmevNamespaces ns, int code, String word) {
    return "<t:RequestStatus"
        + declarations(ns)
        + ">"
        + Xml.element("t:StatusCode", Integer.toString(code))
        + Xml.element("t:StatusDescription", word)
        + "</t:RequestStatus>";
  }

  static String report(SmevNamespaces ns, CaseRequest request, int sequence, String word) {
    String at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    return "<b:MessagePrimaryContent><c:CaseReport xmlns:c=\""
        + Xml.escape(request.namespace())
        + "\">"
        + Xml.element("c:CaseId", request.caseId())
        + Xml.element("c:Status", word)
        + Xml.element("c:Sequence", Integer.toString(sequence))
        + Xml.element("c:At", at)
        + Xml.element("c:Organisation", "Ответственный орган")
        + Xml.element("c:Comment", "Работы приняты комиссией")
        + "<c:Reply>"
        + Xml.element("c:ReplyId", request.messageId() + "/" + sequence)
        + Xml.element("c:Kind", "FINAL")
        + Xml.element("c:Text", "Ваше обращение рассмотрено: " + word + ".")
        + Xml.element("c:Number", "исх-" + request.messageId().substring(0, 8))
        + Xml.element("c:At", at)
        + "</c:Reply></c:CaseReport></b:MessagePrimaryContent>";
  }

  /** Content altered after both signatures were made, as somebody between could do. */
  static String tampered(QueuedResponse response) {
    String word = Xml.escape(response.status());
    int at = response.clean().indexOf(word);
    String other = word.equals("Не поддержано") ? "Решено" : "Не поддержано";
    return response.clean().substring(0, at)
        + other
        + response.clean().substring(at + word.length());
  }

  /** The same response, signed for СМЭВ by a key that nobody trusts. */
  String byStranger(SmevNamespaces ns, QueuedResponse response) {
    return message(ns, response.unsigned(), stranger);
  }

  private static String message(SmevNamespaces ns, String response, GostKey key) {
    return "<t:ResponseMessage"
        + declarations(ns)
        + ">"
        + response
        + "<t:SMEVSignature>"
        + SignatureProfile.sign(response, SMEV_ID, key)
        + "</t:SMEVSignature></t:ResponseMessage>";
  }

  private static String metadata(
      SmevNamespaces ns, String id, String type, String sender, Instant at, String status) {
    return "<t:MessageMetadata"
        + declarations(ns)
        + " Id=\""
        + SMEV_ID
        + "\">"
        + Xml.element("t:MessageId", id)
        + Xml.element("t:MessageType", type)
        + "<t:Sender>"
        + Xml.element("t:Mnemonic", sender)
        + Xml.element("t:HumanReadableName", sender)
        + "</t:Sender>"
        + Xml.element("t:SendingTimestamp", at.truncatedTo(ChronoUnit.MILLIS).toString())
        + Xml.element("t:Status", status)
        + "</t:MessageMetadata>";
  }

  private static String declarations(SmevNamespaces ns) {
    return " xmlns:t=\"" + ns.types() + "\" xmlns:b=\"" + ns.basic() + "\"";
  }
}
