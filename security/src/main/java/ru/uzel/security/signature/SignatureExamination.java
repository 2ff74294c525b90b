package ru.uzel.security.signature;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.trust.AcceptedKey;

/** The examination of the signatures of one document, one after the other. */
final class SignatureExamination {

  private final SignedDocument document;
  private final SignerCertificates certificates;
  private final Computing computing;
  private final Collection<X509Certificate> listed;

  /** So many octets may still be digested for this document. */
  private long budget;

  /**
   * @param listed certificates of signers that only name theirs
   */
  SignatureExamination(
      SignedDocument document,
      SignerCertificates certificates,
      Computing computing,
      Collection<X509Certificate> listed,
      long budget) {
    this.document = document;
    this.certificates = certificates;
    this.computing = computing;
    this.listed = listed;
    this.budget = budget;
  }

  ExaminedSignature examine(Element signature) {
    Findings findings = new Findings(ElementPath.of(signature));
    SignatureReading reading = SignatureReading.read(signature, document.ids(), findings);
    List<SignerCertificates.Signer> signers = signers(reading, findings);
    SignerCertificates.Signer signer =
        signer(reading, signers.isEmpty() ? named(reading, findings) : signers);
    boolean valueValid = signer != null && valueHolds(reading, signer, findings);
    List<String> signed = new ArrayList<>();
    boolean digestValid = !reading.references().isEmpty();
    for (ReferenceReading reference : reading.references()) {
      digestValid &= digestHolds(reading, reference, signed, findings);
    }
    digestValid &= findings.all().stream().noneMatch(SignatureExamination::isFatal);
    return new ExaminedSignature(
        ElementPath.of(signature),
        valueValid,
        digestValid,
        reading.method(),
        String.join(", ", signed),
        signer == null ? null : signer.certificate(),
        signers.stream().map(SignerCertificates.Signer::certificate).toList(),
        findings.all());
  }

  /** More references than are looked at: nobody knows what the others say. */
  private static boolean isFatal(SignatureFinding finding) {
    return finding.code().equals(SignatureFault.TOO_MUCH.code());
  }

  private List<SignerCertificates.Signer> signers(SignatureReading reading, Findings findings) {
    List<SignerCertificates.Signer> signers = new ArrayList<>();
    for (byte[] encoded : reading.certificates()) {
      Optional<SignerCertificates.Signer> signer = certificates.read(encoded);
      if (signer.isEmpty()) {
        findings.add(
            SignatureFault.CERTIFICATE_UNREADABLE, SignerCertificates.whyUnreadable(encoded));
      } else {
        if (!signer.get().der()) {
          findings.add(
              SignatureFault.CERTIFICATE_ENCODING, "the certificate is not encoded as DER");
        }
        signers.add(signer.get());
      }
    }
    return signers;
  }

  /** Those that the signature names and does not carry (XMLDSig §4.4.4). */
  private List<SignerCertificates.Signer> named(SignatureReading reading, Findings findings) {
    if (reading.named().isEmpty() || !reading.certificates().isEmpty()) {
      return List.of();
    }
    List<SignerCertificates.Signer> found =
        listed.stream()
            .filter(one -> reading.named().stream().anyMatch(name -> name.means(one)))
            .flatMap(one -> certificates.read(one).stream())
            .toList();
    if (found.isEmpty()) {
      findings.add(
          SignatureFault.CERTIFICATE_MISSING,
          "KeyInfo only names the certificate by issuer and number, and no certificate given has"
              + " them");
    }
    return found;
  }

  /** The first whose key made the value; else the first, about which is then reported. */
  private SignerCertificates.@Nullable Signer signer(
      SignatureReading reading, List<SignerCertificates.Signer> signers) {
    if (signers.isEmpty()) {
      return null;
    }
    if (signers.size() == 1) {
      return signers.get(0);
    }
    return signers.stream()
        .filter(signer -> valueHolds(reading, signer, new Findings("")))
        .findFirst()
        .orElse(signers.get(0));
  }

  private boolean valueHolds(
      SignatureReading reading, SignerCertificates.Signer signer, Findings findings) {
    XmlAlgorithm algorithm = reading.algorithm();
    if (algorithm == null) {
      return false;
    }
    if (algorithm.obsolete()) {
      findings.add(SignatureFault.OBSOLETE_ALGORITHM, "GOST R 34.10-2001 was withdrawn with 2019");
    }
    if (!algorithm.fits(signer.key())) {
      findings.add(
          SignatureFault.KEY_MISMATCH,
          AcceptedKey.described(signer.key()) + " cannot have made a " + algorithm + " signature");
      return false;
    }
    byte[] canonical = signedInfo(reading);
    byte[] value = reading.value();
    if (canonical == null || value == null) {
      return false;
    }
    if (computing.holds(algorithm, signer.key(), canonical, value)) {
      return true;
    }
    findings.add(SignatureFault.VALUE_MISMATCH, "the value was not made over this SignedInfo");
    return false;
  }

  /** SignedInfo as it is signed; null where that is not known. */
  static byte @Nullable [] signedInfo(SignatureReading reading) {
    if (reading.canonicalization() == null || reading.signedInfo() == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
    reading.canonicalization().write(reading.signedInfo(), null, reading.prefixes(), out);
    return out.toByteArray();
  }

  private boolean digestHolds(
      SignatureReading reading,
      ReferenceReading reference,
      List<String> signed,
      Findings findings) {
    if (budget < 0) {
      findings.add(SignatureFault.TOO_MUCH, "more would be digested than an honest file needs");
      return false;
    }
    AlgorithmNames.checkFamilies(reading.algorithm(), reference.algorithm(), findings);
    Node target = target(reference, findings);
    if (target == null) {
      return false;
    }
    Element element = SignedDocument.element(target);
    signed.add(ElementPath.name(element));
    boolean placed = ExchangePosition.check(reading.signature(), target, findings);
    profile(reading, reference, findings);
    String fragment = reference.fragment();
    if (fragment != null && document.ids().repeats(fragment)) {
      findings.add(SignatureFault.DUPLICATE_ID, "the Id it refers to stands more than once");
      placed = false;
    }
    boolean whole = document.restore(element, findings);
    return matches(reading, reference, target, element, findings) && placed && whole;
  }

  private boolean matches(
      SignatureReading reading,
      ReferenceReading reference,
      Node target,
      Element element,
      Findings findings) {
    if (reference.steps() == null || reference.algorithm() == null || reference.digest() == null) {
      return false;
    }
    try {
      byte[] octets = document.octets(reading, target, reference, computing.form, null);
      budget -= octets.length;
      byte[] digest = computing.digest(reference.algorithm()).digest(octets);
      if (MessageDigest.isEqual(digest, reference.digest())) {
        return true;
      }
      findings.add(
          SignatureFault.DIGEST_MISMATCH, ElementPath.name(element) + " is not what was signed");
    } catch (RejectedFailure unsupported) {
      findings.add(SignatureFault.UNSUPPORTED_CONTENT, unsupported.reason());
    }
    return false;
  }

  private @Nullable Node target(ReferenceReading reference, Findings findings) {
    Node target = document.target(reference);
    if (target == null) {
      findings.add(
          SignatureFault.TARGET_MISSING,
          reference.fragment() == null
              ? "the reference is not by Id within the document"
              : "no element has the Id that it refers to");
    }
    return target;
  }

  /** Departures that leave the mathematics alone, but at which СМЭВ may refuse the message. */
  private static void profile(
      SignatureReading reading, ReferenceReading reference, Findings findings) {
    if (!ExchangePosition.isExchange(reading.signature())) {
      return;
    }
    if (reading.references().size() > 1) {
      findings.add(SignatureFault.OUTSIDE_PROFILE, "more than one Reference");
    }
    if (reading.canonicalization() != null
        && reading.canonicalization() != Canonicalization.EXCLUSIVE) {
      findings.add(SignatureFault.OUTSIDE_PROFILE, "SignedInfo is not in exclusive c14n");
    }
    if (reference.steps() != null && !isProfile(reference.steps())) {
      findings.add(
          SignatureFault.OUTSIDE_PROFILE,
          "transforms are not exclusive c14n and then the SMEV transform");
    }
  }

  private static boolean isProfile(List<TransformStep> steps) {
    List<String> names = steps.stream().map(TransformStep::uri).toList();
    return names.equals(List.of(XmlDsig.EXCLUSIVE_C14N, SmevTransform.URI))
        || names.equals(List.of(XmlDsig.ENVELOPED, XmlDsig.EXCLUSIVE_C14N, SmevTransform.URI));
  }
}
