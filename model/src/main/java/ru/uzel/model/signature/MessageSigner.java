package ru.uzel.model.signature;

/** Signs with the hub's own keys. */
public interface MessageSigner {

  /**
   * An XMLDSig over one element of a document, by the СМЭВ 3 profile: exc-c14n, then the СМЭВ
   * transform, GOST R 34.11-2012 and GOST R 34.10-2012 by the key's certificate.
   *
   * @param element the element to sign, a well-formed UTF-8 fragment that declares every namespace
   *     it uses and has an attribute {@code Id}
   * @param id the value of that attribute
   * @param key alias of the signing key
   * @return the {@code ds:Signature} element as text, without XML declaration
   * @throws ru.uzel.model.failure.RejectedFailure for content the СМЭВ transform cannot carry (an
   *     element without namespace), or an unknown key
   */
  String signXml(byte[] element, String id, String key);

  /**
   * A detached signature over a file: CMS SignedData (RFC 5652) by CAdES-BES, with the signer's
   * certificate in it. What an attachment carries as {@code SignaturePKCS7}.
   *
   * @param key alias of the signing key; its kind decides the algorithms
   * @return the signature, DER
   * @throws ru.uzel.model.failure.RejectedFailure for an unknown key
   * @throws java.io.UncheckedIOException where the content cannot be read
   */
  byte[] signDetached(DetachedContent content, String key);
}
