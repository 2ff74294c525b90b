package ru.uzel.security.signature;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.trust.CertificateProblem;
import ru.uzel.security.trust.TrustLists;

/** Verifies XMLDSig of the СМЭВ 3 profile; Santuario canonicalises, the provider computes. */
public final class XmlSignatureVerifier {

  static {
    Init.init();
  }

  private final Provider provider;
  private final TrustLists trust;
  private final SignerCertificates certificates;
  private final ThreadLocal<Workbench> benches;

  public XmlSignatureVerifier(Provider provider, TrustLists trust) {
    this.provider = provider;
    this.trust = trust;
    certificates = new SignerCertificates(provider);
    benches = ThreadLocal.withInitial(Workbench::new);
  }

  /** See {@link ru.uzel.model.signature.SignatureVerifier#verifyXml}. */
  public SignatureReport verifyXml(Document document, List<ExpectedSignature> expected) {
    List<SignatureFinding> findings = new ArrayList<>();
    List<String> signers = new ArrayList<>();
    DocumentIds ids = DocumentIds.of(document);
    for (ExpectedSignature one : expected) {
      Findings found = new Findings(one.container());
      String signer = verify(document, one, ids, found);
      findings.addAll(found.all());
      if (found.all().isEmpty() && signer != null) {
        signers.add(signer);
      }
    }
    return new SignatureReport(findings, signers);
  }

  private @Nullable String verify(
      Document document, ExpectedSignature expected, DocumentIds ids, Findings findings) {
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
    return verifySigner(parts, expected.trust(), findings);
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
    Workbench bench = benches.get();
    try {
      SmevTransform.write(target, bench.form.clear());
      byte[] digest = bench.form.octets().digest(bench.digest(parts.digestAlgorithm()));
      if (!MessageDigest.isEqual(digest, parts.digest())) {
        findings.add(
            SignatureFault.DIGEST_MISMATCH, target.getLocalName() + " is not what was signed");
      }
    } catch (RejectedFailure unsupported) {
      findings.add(SignatureFault.DIGEST_MISMATCH, unsupported.reason());
    }
  }

  private @Nullable String verifySigner(SignatureParts parts, String list, Findings findings) {
    if (parts.certificate() == null) {
      return null;
    }
    Optional<SignerCertificates.Signer> read = certificates.read(parts.certificate());
    if (read.isEmpty()) {
      findings.add(SignatureFault.CERTIFICATE_UNREADABLE, "X509Certificate cannot be parsed");
      return null;
    }
    SignerCertificates.Signer signer = read.get();
    for (CertificateProblem problem : trust.problems(signer.certificate(), list)) {
      findings.add(problem.code(), problem.detail());
    }
    if (parts.algorithm() != null && parts.value() != null) {
      if (!parts.algorithm().fits(signer.key())) {
        findings.add(
            SignatureFault.KEY_MISMATCH,
            "the certificate's key cannot have made a " + parts.algorithm() + " signature");
      } else if (!holds(parts, parts.algorithm(), parts.value(), signer)) {
        findings.add(SignatureFault.VALUE_MISMATCH, "the value was not made over this SignedInfo");
      }
    }
    return signer.certificate().getSubjectX500Principal().getName();
  }

  private boolean holds(
      SignatureParts parts,
      XmlAlgorithm algorithm,
      byte[] value,
      SignerCertificates.Signer signer) {
    Workbench bench = benches.get();
    try {
      Signature signature = bench.signature(algorithm);
      signature.initVerify(signer.key());
      signature.update(bench.canonical(parts.signedInfo()));
      return signature.verify(value);
    } catch (GeneralSecurityException | XMLSecurityException | RuntimeException broken) {
      // A value of the wrong length is an exception to Bouncy Castle; its object is not reused.
      bench.signatures.remove(algorithm);
      return false;
    }
  }

  /** What one thread keeps ready. */
  private final class Workbench {

    final SmevForm form = new SmevForm();
    final Map<XmlAlgorithm, Signature> signatures = new EnumMap<>(XmlAlgorithm.class);
    private final Map<XmlAlgorithm, MessageDigest> digests = new EnumMap<>(XmlAlgorithm.class);
    private final ByteArrayOutputStream canonical = new ByteArrayOutputStream(2048);

    Signature signature(XmlAlgorithm algorithm) {
      return signatures.computeIfAbsent(algorithm, one -> one.signature(provider));
    }

    MessageDigest digest(XmlAlgorithm algorithm) {
      return digests.computeIfAbsent(algorithm, one -> one.digest(provider));
    }

    byte[] canonical(Element element) throws XMLSecurityException {
      canonical.reset();
      Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
          .canonicalizeSubtree(element, canonical);
      return canonical.toByteArray();
    }
  }
}
