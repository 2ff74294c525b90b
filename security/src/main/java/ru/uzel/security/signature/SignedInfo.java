package ru.uzel.security.signature;

/** The text of {@code ds:SignedInfo}, written in exclusive canonical form from the start. */
record SignedInfo(XmlAlgorithm algorithm, String id, String digest) {

  /** As it is signed. */
  String canonical() {
    return "<ds:SignedInfo xmlns:ds=\"" + XmlDsig.NAMESPACE + "\">" + content();
  }

  /** The whole {@code ds:Signature}; without line breaks in base64, as МР 3.4 wants it. */
  String signature(String value, String certificate) {
    return "<ds:Signature xmlns:ds=\""
        + XmlDsig.NAMESPACE
        + "\"><ds:SignedInfo>"
        + content()
        + "<ds:SignatureValue>"
        + value
        + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
        + certificate
        + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>";
  }

  private String content() {
    return algorithm("CanonicalizationMethod", XmlDsig.EXCLUSIVE_C14N)
        + algorithm("SignatureMethod", algorithm.uri())
        + "<ds:Reference URI=\"#"
        + id
        + "\"><ds:Transforms>"
        + algorithm("Transform", XmlDsig.EXCLUSIVE_C14N)
        + algorithm("Transform", SmevTransform.URI)
        + "</ds:Transforms>"
        + algorithm("DigestMethod", algorithm.digest().uri())
        + "<ds:DigestValue>"
        + digest
        + "</ds:DigestValue></ds:Reference></ds:SignedInfo>";
  }

  private static String algorithm(String element, String uri) {
    return "<ds:" + element + " Algorithm=\"" + uri + "\"></ds:" + element + ">";
  }
}
