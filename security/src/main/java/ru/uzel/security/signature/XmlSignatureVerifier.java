package ru.uzel.security.signature;

import java.security.MessageDigest;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.trust.AcceptedKey;
import ru.uzel.security.trust.Fingerprint;
import ru.uzel.security.trust.TrustLists;
import ru.uzel.security.trust.TrustVerdict;

/** Verifies XMLDSig of the СМЭВ 3 profile, as the hub wants it from its partners. */
public final class XmlSignatureVerifier {

  private final TrustLists trust;
  private final SignerCertificates certificates;
  private final ThreadLocal<Computing> threads;

  public XmlSignatureVerifier(Provider provider, TrustLists trust) {
    this.trust = trust;
    certificates = new SignerCertificates(provider);
    threads = ThreadLocal.withInitial(() -> new Computing(provider));
  }

  /** See {@link ru.uzel.model.signature.SignatureVerifier#verifyXml}. */
  public SignatureReport verifyXml(Document document, List<ExpectedSignature> expected) {
    List<SignatureFinding> findings = new ArrayList<>();
    List<SignatureFinding> notes = new ArrayList<>();
    List<String> signers = new ArrayList<>();
    DocumentIds ids = DocumentIds.of(document);
    for (ExpectedSignature one : expected) {
      Findings found = new Findings(one.container());
      String signer = verify(document, one, ids, found, notes);
      findings.addAll(found.all());
      if (found.all().isEmpty() && signer != null) {
        signers.add(signer);
      }
    }
    return new SignatureReport(findings, signers, notes);
  }

  private @Nullable String verify(
      Document document,
      ExpectedSignature expected,
      DocumentIds ids,
      Findings findings,
      List<SignatureFinding> notes) {
    SignaturePlace place = SignaturePlace.find(document, expected, findings);
    if (place.signature() == null) {
      return null;
    }
    Optional<SignatureParts> read = SignatureParts.read(place.signature(), findings);
    if (read.isEmpty()) {
      return null;
    }
    SignatureParts parts = read.get();
    if (place.target() != null && parts.fragment() != null) {
      verifyTarget(place.target(), parts, parts.fragment(), ids, findings);
    }
    X509Certificate signer = verifySigner(parts, expected.trust(), findings, notes);
    return signer == null ? null : name(signer, expected);
  }

  private void verifyTarget(
      Element target, SignatureParts parts, String fragment, DocumentIds ids, Findings findings) {
    if (!DocumentIds.of(target).contains(fragment)) {
      findings.add(
          SignatureFault.WRONG_TARGET,
          "the reference does not lead to the " + target.getLocalName() + " beside it");
      return;
    }
    if (ids.repeats(fragment)) {
      findings.add(SignatureFault.DUPLICATE_ID, "the Id it refers to stands more than once");
    }
    if (parts.digestAlgorithm() == null || parts.digest() == null || !parts.transformsKnown()) {
      return;
    }
    Computing thread = threads.get();
    try {
      SmevTransform.write(target, thread.form.clear());
      byte[] digest = thread.form.octets().digest(thread.digest(parts.digestAlgorithm()));
      if (!MessageDigest.isEqual(digest, parts.digest())) {
        findings.add(
            SignatureFault.DIGEST_MISMATCH, target.getLocalName() + " is not what was signed");
      }
    } catch (RejectedFailure unsupported) {
      findings.add(SignatureFault.UNSUPPORTED_CONTENT, unsupported.reason());
    }
  }

  private @Nullable X509Certificate verifySigner(
      SignatureParts parts, String list, Findings findings, List<SignatureFinding> notes) {
    if (parts.certificates().isEmpty()) {
      return null;
    }
    List<SignerCertificates.Signer> signers =
        parts.certificates().stream()
            .flatMap(encoded -> certificates.read(encoded).stream())
            .filter(SignerCertificates.Signer::der)
            .toList();
    if (signers.isEmpty()) {
      findings.add(
          SignatureFault.CERTIFICATE_UNREADABLE,
          SignerCertificates.whyUnreadable(parts.certificates().get(0)));
      return null;
    }
    SignerCertificates.Signer signer = signer(parts, signers);
    List<X509Certificate> sent =
        signers.stream().map(SignerCertificates.Signer::certificate).toList();
    TrustVerdict verdict = trust.judge(signer.certificate(), sent, list);
    verdict.problems().forEach(problem -> findings.add(problem.code(), problem.detail()));
    verdict
        .notes()
        .forEach(
            note -> notes.add(new SignatureFinding(note.code(), findings.where(), note.detail())));
    if (parts.algorithm() != null && parts.value() != null) {
      if (!parts.algorithm().fits(signer.key())) {
        findings.add(
            SignatureFault.KEY_MISMATCH,
            AcceptedKey.described(signer.key())
                + " cannot have made a "
                + parts.algorithm()
                + " signature");
      } else if (!holds(parts, signer)) {
        findings.add(SignatureFault.VALUE_MISMATCH, "the value was not made over this SignedInfo");
      }
    }
    return signer.certificate();
  }

  /** A person's name and numbers are personal data (152-ФЗ), and a journal forgets nothing. */
  private static String name(X509Certificate signer, ExpectedSignature expected) {
    return expected.container().equals(ExpectedSignature.PERSONAL)
        ? "a person, " + Fingerprint.of(signer)
        : signer.getSubjectX500Principal().getName();
  }

  /**
   * XMLDSig §4.4.4 sets no order in X509Data: the first whose key made the value, else the first.
   */
  private SignerCertificates.Signer signer(
      SignatureParts parts, List<SignerCertificates.Signer> signers) {
    return signers.size() == 1
        ? signers.get(0)
        : signers.stream().filter(one -> holds(parts, one)).findFirst().orElse(signers.get(0));
  }

  private boolean holds(SignatureParts parts, SignerCertificates.Signer signer) {
    XmlAlgorithm algorithm = parts.algorithm();
    byte[] value = parts.value();
    if (algorithm == null || value == null || !algorithm.fits(signer.key())) {
      return false;
    }
    Computing thread = threads.get();
    thread.octets.reset();
    Canonicalization.EXCLUSIVE.write(parts.signedInfo(), null, "", thread.octets);
    return thread.holds(algorithm, signer.key(), thread.octets.toByteArray(), value);
  }
}
