package ru.uzel.security.signature;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A {@code ds:Signature} read by the one shape the СМЭВ profile has. What is missing, unknown or
 * superfluous is a finding, and null here.
 */
final class SignatureParts {

  private final Element signedInfo;
  private final @Nullable XmlAlgorithm algorithm;
  private final @Nullable XmlAlgorithm digestAlgorithm;
  private final @Nullable String fragment;
  private final boolean transformsKnown;
  private final byte @Nullable [] digest;
  private final byte @Nullable [] value;
  private final byte @Nullable [] certificate;

  private SignatureParts(
      List<Element> parts, List<Element> info, List<Element> reference, Findings findings) {
    signedInfo = parts.get(0);
    boolean canonical = canonicalization(info.get(0), findings);
    XmlAlgorithm named = signatureAlgorithm(info.get(1), findings);
    algorithm = canonical ? named : null;
    fragment = fragment(info.get(2), findings);
    transformsKnown = transforms(reference.get(0), findings);
    digestAlgorithm = digestAlgorithm(reference.get(1), findings);
    digest = base64(reference.get(2), findings);
    value = base64(parts.get(1), findings);
    certificate = certificate(parts, findings);
  }

  /** Empty where the structure is too broken to say more. */
  static Optional<SignatureParts> read(Element signature, Findings findings) {
    List<Element> parts = XmlDsig.children(signature);
    if (parts.size() < 2
        || !XmlDsig.is(parts.get(0), "SignedInfo")
        || !XmlDsig.is(parts.get(1), "SignatureValue")) {
      return malformed("Signature does not begin with SignedInfo and SignatureValue", findings);
    }
    List<Element> info = XmlDsig.children(parts.get(0));
    if (!XmlDsig.consistsOf(info, "CanonicalizationMethod", "SignatureMethod", "Reference")) {
      return malformed("SignedInfo is not one method each and exactly one Reference", findings);
    }
    List<Element> reference = XmlDsig.children(info.get(2));
    if (!XmlDsig.consistsOf(reference, "Transforms", "DigestMethod", "DigestValue")) {
      return malformed("Reference is not Transforms, DigestMethod, DigestValue", findings);
    }
    return Optional.of(new SignatureParts(parts, info, reference, findings));
  }

  Element signedInfo() {
    return signedInfo;
  }

  @Nullable XmlAlgorithm algorithm() {
    return algorithm;
  }

  @Nullable XmlAlgorithm digestAlgorithm() {
    return digestAlgorithm;
  }

  /** The Id that the reference names. */
  @Nullable String fragment() {
    return fragment;
  }

  boolean transformsKnown() {
    return transformsKnown;
  }

  byte @Nullable [] digest() {
    return digest;
  }

  byte @Nullable [] value() {
    return value;
  }

  byte @Nullable [] certificate() {
    return certificate;
  }

  private static Optional<SignatureParts> malformed(String detail, Findings findings) {
    findings.add(SignatureFault.MALFORMED_SIGNATURE, detail);
    return Optional.empty();
  }

  private static boolean canonicalization(Element method, Findings findings) {
    if (method.getAttribute("Algorithm").equals(XmlDsig.EXCLUSIVE_C14N)
        && XmlDsig.children(method).isEmpty()) {
      return true;
    }
    findings.add(SignatureFault.UNKNOWN_ALGORITHM, "canonicalization is not exclusive c14n");
    return false;
  }

  private static @Nullable XmlAlgorithm signatureAlgorithm(Element method, Findings findings) {
    Optional<XmlAlgorithm> algorithm = XmlAlgorithm.ofSignature(method.getAttribute("Algorithm"));
    // A parameter would change what the algorithm does; none of these has any.
    if (algorithm.isEmpty() || !XmlDsig.children(method).isEmpty()) {
      findings.add(SignatureFault.UNKNOWN_ALGORITHM, "signature method " + shown(method));
      return null;
    }
    return algorithm.get();
  }

  private static @Nullable XmlAlgorithm digestAlgorithm(Element method, Findings findings) {
    Optional<XmlAlgorithm> algorithm = XmlAlgorithm.ofDigest(method.getAttribute("Algorithm"));
    if (algorithm.isEmpty() || !XmlDsig.children(method).isEmpty()) {
      findings.add(SignatureFault.UNKNOWN_ALGORITHM, "digest method " + shown(method));
      return null;
    }
    return algorithm.get();
  }

  private static @Nullable String fragment(Element reference, Findings findings) {
    String uri = reference.getAttribute("URI");
    if (uri.length() < 2 || uri.charAt(0) != '#' || uri.startsWith("#xpointer(")) {
      findings.add(SignatureFault.WRONG_TARGET, "the reference is not by Id within the document");
      return null;
    }
    return uri.substring(1);
  }

  /**
   * The profile's two transforms; one client in use puts enveloped-signature before them, which
   * does nothing where the signature stands beside what it covers.
   */
  private static boolean transforms(Element transforms, Findings findings) {
    List<Element> steps = XmlDsig.children(transforms);
    List<String> names = steps.stream().map(step -> step.getAttribute("Algorithm")).toList();
    boolean known =
        names.equals(List.of(XmlDsig.EXCLUSIVE_C14N, SmevTransform.URI))
            || names.equals(List.of(XmlDsig.ENVELOPED, XmlDsig.EXCLUSIVE_C14N, SmevTransform.URI));
    // Exclusive c14n may list prefixes to keep: the second transform renames all of them anyway.
    boolean plain =
        steps.stream()
            .allMatch(
                step ->
                    XmlDsig.is(step, "Transform")
                        && (XmlDsig.children(step).isEmpty()
                            || step.getAttribute("Algorithm").equals(XmlDsig.EXCLUSIVE_C14N)));
    if (!known || !plain) {
      findings.add(
          SignatureFault.UNKNOWN_TRANSFORM,
          "transforms are not exclusive c14n and then the SMEV transform");
    }
    return known && plain;
  }

  private static byte @Nullable [] certificate(List<Element> parts, Findings findings) {
    List<Element> certificates =
        parts.stream()
            .filter(part -> XmlDsig.is(part, "KeyInfo"))
            .flatMap(keyInfo -> XmlDsig.children(keyInfo).stream())
            .filter(data -> XmlDsig.is(data, "X509Data"))
            .flatMap(data -> XmlDsig.children(data).stream())
            .filter(data -> XmlDsig.is(data, "X509Certificate"))
            .toList();
    if (certificates.isEmpty()) {
      findings.add(SignatureFault.CERTIFICATE_MISSING, "no X509Certificate in KeyInfo");
      return null;
    }
    byte[] bytes = decoded(certificates.get(0));
    if (bytes == null) {
      findings.add(SignatureFault.CERTIFICATE_UNREADABLE, "X509Certificate is no base64");
    }
    return bytes;
  }

  private static byte @Nullable [] base64(Element element, Findings findings) {
    byte[] bytes = decoded(element);
    if (bytes == null) {
      findings.add(SignatureFault.MALFORMED_SIGNATURE, element.getLocalName() + " is no base64");
    }
    return bytes;
  }

  private static byte @Nullable [] decoded(Element element) {
    String text = element.getTextContent();
    StringBuilder packed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      // The white space of XML; base64 in XMLDSig may be broken into lines.
      if (text.charAt(i) > ' ') {
        packed.append(text.charAt(i));
      }
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(packed.toString());
      return bytes.length == 0 || !XmlDsig.children(element).isEmpty() ? null : bytes;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** An algorithm's name as it stands there, cut: it comes from outside and goes to the journal. */
  private static String shown(Element method) {
    String name = method.getAttribute("Algorithm").replaceAll("[^\\x21-\\x7E]", "?");
    return name.isEmpty() ? "is not named" : name.substring(0, Math.min(name.length(), 120));
  }
}
