package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import ru.uzel.model.signature.MessageSigner;

/**
 * MessagePrimaryContent with the one element it carries, and behind it, where the party has a key
 * for that, the signature of a person over that element (ЭП-СП).
 */
record PrimaryContent(MessageSigner signer) {

  private static final String ID = "SIGNED_BY_PERSON";

  /** What the root of the content has to declare: its namespace, and an Id if it is signed. */
  static String root(SmevProperties party) {
    return XmlText.attribute("xmlns:c", party.contentNamespace())
        + party.personal().key().map(key -> XmlText.attribute("Id", ID)).orElse("");
  }

  String write(SmevProperties party, String content) {
    String primary = "<b:MessagePrimaryContent>" + content + "</b:MessagePrimaryContent>";
    return party
        .personal()
        .key()
        .map(key -> signer.signXml(content.getBytes(UTF_8), ID, key))
        .map(signature -> primary + "<t:PersonalSignature>" + signature + "</t:PersonalSignature>")
        .orElse(primary);
  }
}
