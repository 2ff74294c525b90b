package ru.uzel.mocks.smev;

import java.util.Optional;
import ru.uzel.mocks.smev.QueuedMessage.Written;

/** Builds what the service answers with, and signs it for СМЭВ. */
final class AnswerForm {

  static final String SMEV_ID = "SIGNED_BY_SMEV";

  private final SigningKey smev;
  private final SigningKey stranger;
  private final SigningKey expired;

  AnswerForm(SigningKey smev, SigningKey stranger, SigningKey expired) {
    this.smev = smev;
    this.stranger = stranger;
    this.expired = expired;
  }

  static String envelope(String content) {
    return "<soap:Envelope xmlns:soap=\""
        + SmevNamespaces.SOAP
        + "\"><soap:Body>"
        + content
        + "</soap:Body></soap:Envelope>";
  }

  static String empty(SmevNamespaces ns, String element) {
    return "<t:" + element + ns.declarations() + "/>";
  }

  /** SendRequestResponse or SendResponseResponse. */
  String receipt(SmevNamespaces ns, String element, Metadata metadata, Optional<Spoil> spoil) {
    String signed = metadata.element(ns, ns.declarations() + " Id=\"" + SMEV_ID + "\"");
    return around(ns, element, signed(signed, "", SMEV_ID, spoil));
  }

  /** GetRequestResponse or GetResponseResponse with a message in it. */
  String delivery(SmevNamespaces ns, String element, Written message, Optional<Spoil> spoil) {
    String signed = spoil.map(how -> bySender(message.signed(), how)).orElse(message.signed());
    return around(
        ns,
        element,
        around(ns, message.container(), signed(signed, message.beside(), SMEV_ID, spoil)));
  }

  /** GetStatusResponse with a status in it. */
  String status(SmevNamespaces ns, String data, Optional<Spoil> spoil) {
    return around(
        ns,
        "GetStatusResponse",
        around(ns, "SmevAsyncProcessingMessage", signed(data, "", SMEV_ID, spoil)));
  }

  private String signed(String element, String beside, String id, Optional<Spoil> spoil) {
    Spoil how = spoil.orElse(null);
    if (how == Spoil.MISSING) {
      return element + beside;
    }
    SigningKey key = how == Spoil.STRANGER ? stranger : how == Spoil.EXPIRED ? expired : smev;
    String signature = SignatureProfile.sign(element, id, key);
    return Tampering.element(element, how)
        + beside
        + "<t:SMEVSignature>"
        + (how == Spoil.VALUE ? Tampering.value(signature) : signature)
        + (how == Spoil.WRAPPED ? element : "")
        + "</t:SMEVSignature>";
  }

  private String bySender(String message, Spoil how) {
    if (how != Spoil.SENDER_STRANGER && how != Spoil.SENDER_EXPIRED) {
      return message;
    }
    return Tampering.senderSignature(message, how == Spoil.SENDER_EXPIRED ? expired : stranger);
  }

  private static String around(SmevNamespaces ns, String element, String content) {
    return "<t:" + element + ns.declarations() + ">" + content + "</t:" + element + ">";
  }
}
