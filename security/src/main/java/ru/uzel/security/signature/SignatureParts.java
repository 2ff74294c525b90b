package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A {@code ds:Signature} read by the one shape the СМЭВ profile has. What is missing, unknown or
 * superfluous is a finding, and null here.
 */
final class SignatureParts {

  private static final int MOST_CERTIFICATES = 16;

  private final Element signedInfo;
  private final @Nullable XmlAlgorithm algorithm;
  private final @Nullable XmlDigest digestAlgorithm;
  private final @Nullable String fragment;
  private final boolean transformsKnown;
  private final byte @Nullable [] digest;
  private final byte @Nullable [] value;
  private final List<byte[]> certificates;

  private SignatureParts(
      List<Element> parts, List<Element> info, List<Element> reference, Findings findings) {
    signedInfo = parts.get(0);
    boolean canonical = canonicalization(info.get(0), findings);
    XmlAlgorithm named = signatureAlgorithm(info.get(1), findings);
    algorithm = canonical ? named : null;
    fragment = fragment(info.get(2), findings);
    transformsKnown = transforms(reference.get(0), findings);
    digestAlgorithm = AlgorithmNames.digest(reference.get(1), findings);
    AlgorithmNames.checkFamilies(algorithm, digestAlgorithm, findings);
    digest = Base64Text.read(reference.get(2), findings);
    value = Base64Text.read(parts.get(1), findings);
    certificates = certificates(parts, findings);
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

  @Nullable XmlDigest digestAlgorithm() {
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

  /** Those of KeyInfo that can be decoded, as they stand. */
  List<byte[]> certificates() {
    return certificates;
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
    XmlAlgorithm algorithm = AlgorithmNames.signature(method, findings);
    if (algorithm != null && algorithm.obsolete()) {
      findings.add(SignatureFault.OBSOLETE_ALGORITHM, "GOST R 34.10-2001 was withdrawn with 2019");
    }
    return algorithm;
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

  private static List<byte[]> certificates(List<Element> parts, Findings findings) {
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
    }
    if (certificates.size() > MOST_CERTIFICATES) {
      findings.add(
          SignatureFault.TOO_MUCH,
          certificates.size() + " certificates, " + MOST_CERTIFICATES + " are looked at");
      return List.of();
    }
    List<byte[]> decoded = new ArrayList<>();
    for (Element certificate : certificates) {
      byte[] bytes = Base64Text.of(certificate);
      if (bytes != null) {
        decoded.add(bytes);
      }
    }
    if (decoded.isEmpty() && !certificates.isEmpty()) {
      findings.add(SignatureFault.CERTIFICATE_UNREADABLE, Base64Text.why(certificates.get(0)));
    }
    return decoded;
  }
}
