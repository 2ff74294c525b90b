package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.SigningKey;

/**
 * Signatures put together by hand, from whatever names and algorithms a test wants; nothing of the
 * code under test takes part.
 */
final class HandSigned {

  static final List<String> PROFILE =
      List.of("http://www.w3.org/2001/10/xml-exc-c14n#", "urn://smev-gov-ru/xmldsig/transform");

  private SigningKey key = Keys.GOST_256.key();
  private String signatureUri =
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256";
  private String signatureName = "ECGOST3410-2012-256";
  private String digestUri = "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-256";
  private String digestName = "GOST3411-2012-256";
  private String canonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private List<String> transforms = PROFILE;
  private String uri = "#DATA";

  HandSigned by(SigningKey signer, String uri, String name) {
    key = signer;
    signatureUri = uri;
    signatureName = name;
    return this;
  }

  HandSigned digest(String uri, String name) {
    digestUri = uri;
    digestName = name;
    return this;
  }

  HandSigned transforms(String... names) {
    transforms = List.of(names);
    return this;
  }

  HandSigned canonicalization(String name) {
    canonicalization = name;
    return this;
  }

  HandSigned reference(String to) {
    uri = to;
    return this;
  }

  /** The {@code ds:Signature} over octets that stand for the outcome of the transforms. */
  String over(byte[] octets) {
    try {
      byte[] digest = MessageDigest.getInstance(digestName, Issued.PROVIDER).digest(octets);
      String info = info(Base64.getEncoder().encodeToString(digest));
      Signature signature = Signature.getInstance(signatureName, Issued.PROVIDER);
      signature.initSign(key.key());
      signature.update(
          info.replaceFirst("<ds:SignedInfo>", "<ds:SignedInfo xmlns:ds=\"" + XMLDSIG + "\">")
              .getBytes(StandardCharsets.UTF_8));
      return "<ds:Signature xmlns:ds=\""
          + XMLDSIG
          + "\">"
          + info
          + "<ds:SignatureValue>"
          + Base64.getEncoder().encodeToString(signature.sign())
          + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
          + Base64.getEncoder().encodeToString(key.certificate().getEncoded())
          + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>";
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The signature over an element, in the form that the СМЭВ transform's reference gives it. */
  String overElement(String element) {
    try {
      return over(
          TransformReference.theirs(element.getBytes(StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8));
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";

  private String info(String digest) {
    StringBuilder steps = new StringBuilder();
    for (String name : transforms) {
      steps.append(algorithm("Transform", name));
    }
    return "<ds:SignedInfo>"
        + algorithm("CanonicalizationMethod", canonicalization)
        + algorithm("SignatureMethod", signatureUri)
        + "<ds:Reference URI=\""
        + uri
        + "\">"
        + (transforms.isEmpty() ? "" : "<ds:Transforms>" + steps + "</ds:Transforms>")
        + algorithm("DigestMethod", digestUri)
        + "<ds:DigestValue>"
        + digest
        + "</ds:DigestValue></ds:Reference></ds:SignedInfo>";
  }

  private static String algorithm(String element, String uri) {
    return "<ds:" + element + " Algorithm=\"" + uri + "\"></ds:" + element + ">";
  }
}
