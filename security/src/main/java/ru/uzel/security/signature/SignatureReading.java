package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A {@code ds:Signature} of any kind, read as far as it goes. What is missing or not understood is
 * a finding, and null here.
 */
final class SignatureReading {

  private static final int MOST_REFERENCES = 64;
  private static final int MOST_CERTIFICATES = 16;
  private static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

  private final Element signature;
  private final @Nullable Element signedInfo;
  private final @Nullable Canonicalization canonicalization;
  private final String prefixes;
  private final String method;
  private final @Nullable XmlAlgorithm algorithm;
  private final byte @Nullable [] value;
  private final List<ReferenceReading> references;
  private final List<byte[]> certificates;
  private final List<IssuerSerial> named;

  SignatureReading(
      Element signature,
      @Nullable Element signedInfo,
      @Nullable Canonicalization canonicalization,
      String prefixes,
      String method,
      @Nullable XmlAlgorithm algorithm,
      byte @Nullable [] value,
      List<ReferenceReading> references,
      List<byte[]> certificates,
      List<IssuerSerial> named) {
    this.signature = signature;
    this.signedInfo = signedInfo;
    this.canonicalization = canonicalization;
    this.prefixes = prefixes;
    this.method = method;
    this.algorithm = algorithm;
    this.value = value;
    this.references = references;
    this.certificates = certificates;
    this.named = named;
  }

  Element signature() {
    return signature;
  }

  @Nullable Element signedInfo() {
    return signedInfo;
  }

  /** How SignedInfo was brought into the form that was signed. */
  @Nullable Canonicalization canonicalization() {
    return canonicalization;
  }

  String prefixes() {
    return prefixes;
  }

  /** The signature method as it is named there. */
  String method() {
    return method;
  }

  @Nullable XmlAlgorithm algorithm() {
    return algorithm;
  }

  byte @Nullable [] value() {
    return value;
  }

  List<ReferenceReading> references() {
    return references;
  }

  List<byte[]> certificates() {
    return certificates;
  }

  /** Certificates that are not there and only named; asked where there are none. */
  List<IssuerSerial> named() {
    return named;
  }

  static SignatureReading read(Element signature, DocumentIds ids, Findings findings) {
    Element info = only(signature, "SignedInfo", findings);
    Element value = only(signature, "SignatureValue", findings);
    List<IssuerSerial> named = issuerSerials(signature);
    List<byte[]> certificates = certificates(signature, ids, named.isEmpty(), findings);
    byte[] bytes = value == null ? null : Base64Text.read(value, findings);
    if (info == null) {
      return new SignatureReading(
          signature, null, null, "", "", null, bytes, List.of(), certificates, named);
    }
    Element form = only(info, "CanonicalizationMethod", findings);
    Element method = only(info, "SignatureMethod", findings);
    return new SignatureReading(
        signature,
        info,
        form == null ? null : canonicalization(form, findings),
        form == null ? "" : TransformStep.prefixes(form),
        method == null ? "" : AlgorithmNames.shown(method),
        method == null ? null : AlgorithmNames.signature(method, findings),
        bytes,
        references(info, findings),
        certificates,
        named);
  }

  private static @Nullable Element only(Element parent, String name, Findings findings) {
    List<Element> named = named(parent, name);
    if (named.size() == 1) {
      return named.get(0);
    }
    findings.add(
        SignatureFault.MALFORMED_SIGNATURE,
        named.size() + " elements " + name + " in " + parent.getLocalName() + ", one must be");
    return null;
  }

  private static List<Element> named(Element parent, String name) {
    return XmlDsig.children(parent).stream().filter(child -> XmlDsig.is(child, name)).toList();
  }

  private static @Nullable Canonicalization canonicalization(Element form, Findings findings) {
    Canonicalization known = Canonicalization.of(form.getAttribute("Algorithm")).orElse(null);
    if (known == null) {
      findings.add(
          SignatureFault.UNKNOWN_ALGORITHM, "canonicalization " + AlgorithmNames.shown(form));
    }
    return known;
  }

  private static List<ReferenceReading> references(Element info, Findings findings) {
    List<Element> references = named(info, "Reference");
    if (references.isEmpty()) {
      findings.add(SignatureFault.MALFORMED_SIGNATURE, "no Reference in SignedInfo");
    }
    if (references.size() > MOST_REFERENCES) {
      findings.add(
          SignatureFault.TOO_MUCH,
          references.size() + " references, " + MOST_REFERENCES + " are looked at");
    }
    return references.stream()
        .limit(MOST_REFERENCES)
        .map(reference -> ReferenceReading.read(reference, findings))
        .toList();
  }

  private static List<IssuerSerial> issuerSerials(Element signature) {
    return named(signature, "KeyInfo").stream()
        .flatMap(keyInfo -> named(keyInfo, "X509Data").stream())
        .flatMap(data -> named(data, "X509IssuerSerial").stream())
        .limit(MOST_CERTIFICATES)
        .flatMap(element -> IssuerSerial.read(element).stream())
        .toList();
  }

  /**
   * @param wanted whether it is a finding that there are none
   */
  private static List<byte[]> certificates(
      Element signature, DocumentIds ids, boolean wanted, Findings findings) {
    List<Element> found = new ArrayList<>();
    for (Element keyInfo : named(signature, "KeyInfo")) {
      for (Element data : named(keyInfo, "X509Data")) {
        found.addAll(named(data, "X509Certificate"));
      }
      found.addAll(tokens(keyInfo, ids));
    }
    if (found.isEmpty() && wanted) {
      findings.add(SignatureFault.CERTIFICATE_MISSING, "no X509Certificate in KeyInfo");
    }
    List<byte[]> certificates = new ArrayList<>();
    for (Element element : found.subList(0, Math.min(found.size(), MOST_CERTIFICATES))) {
      byte[] bytes = Base64Text.of(element);
      if (bytes == null) {
        findings.add(SignatureFault.CERTIFICATE_UNREADABLE, Base64Text.why(element));
      } else {
        certificates.add(bytes);
      }
    }
    return certificates;
  }

  /** WS-Security keeps the certificate elsewhere in the message: СМЭВ 2 did so. */
  private static List<Element> tokens(Element keyInfo, DocumentIds ids) {
    List<Element> tokens = new ArrayList<>();
    for (Element holder : XmlDsig.children(keyInfo)) {
      for (Element reference : XmlDsig.children(holder)) {
        if (WSSE.equals(reference.getNamespaceURI())
            && "Reference".equals(reference.getLocalName())
            && reference.getAttribute("URI").startsWith("#")) {
          ids.find(reference.getAttribute("URI").substring(1))
              .filter(token -> "BinarySecurityToken".equals(token.getLocalName()))
              .ifPresent(tokens::add);
        }
      }
    }
    return tokens;
  }
}
