package ru.uzel.mocks.smev;

import ru.uzel.mocks.smev.QueuedMessage.Written;

/** Builds what the service answers with, and signs it for СМЭВ. */
final class AnswerForm {

  static final String SMEV_ID = "SIGNED_BY_SMEV";

  private final GostKey smev;
  private final GostKey stranger;

  AnswerForm(GostKey smev, GostKey stranger) {
    this.smev = smev;
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
    return "<t:" + element + ns.declarations() + "/>";
  }

  /** SendRequestResponse or SendResponseResponse. */
  String receipt(SmevNamespaces ns, String element, Metadata metadata) {
    String signed = metadata.element(ns, ns.declarations() + " Id=\"" + SMEV_ID + "\"");
    return around(ns, element, signed + smevSignature(signed, smev));
  }

  /** GetRequestResponse or GetResponseResponse with a message in it. */
  String delivery(SmevNamespaces ns, String element, Written message) {
    return around(ns, element, message(ns, message, smev));
  }

  /** The same, signed for СМЭВ by a key that nobody trusts. */
  String deliveryByStranger(SmevNamespaces ns, String element, Written message) {
    return around(ns, element, message(ns, message, stranger));
  }

  private static String message(SmevNamespaces ns, Written message, GostKey key) {
    return around(ns, message.container(), message.signed() + smevSignature(message.signed(), key));
  }

  private static String smevSignature(String signed, GostKey key) {
    return "<t:SMEVSignature>" + SignatureProfile.sign(signed, SMEV_ID, key) + "</t:SMEVSignature>";
  }

  private static String around(SmevNamespaces ns, String element, String content) {
    return "<t:" + element + ns.declarations() + ">" + content + "</t:" + element + ">";
  }
}
