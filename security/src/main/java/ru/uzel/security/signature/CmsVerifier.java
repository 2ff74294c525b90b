package ru.uzel.security.signature;

import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.trust.TrustLists;
import ru.uzel.security.trust.TrustVerdict;

/** Verifies detached CMS signatures and whether their signers are believed. */
public final class CmsVerifier {

  /** A file's signature with its certificates; what is bigger is something else. */
  private static final int LARGEST = 4 << 20;

  /** Partners' clocks may be a little ahead. */
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  private final CmsExamination examination;
  private final TrustLists trust;
  private final Clock clock;

  public CmsVerifier(Provider provider, TrustLists trust, Clock clock) {
    examination = new CmsExamination(provider);
    this.trust = trust;
    this.clock = clock;
  }

  /** See {@link ru.uzel.model.signature.SignatureVerifier#verifyDetached}. */
  public SignatureReport verifyDetached(byte[] cms, DetachedContent content, String list) {
    if (cms.length > LARGEST) {
      return new SignatureReport(
          List.of(
              new SignatureFinding(
                  CmsFault.TOO_LARGE.code(), "SignedData", "it has more than 4 MiB")),
          List.of());
    }
    CmsReport report = examination.examine(cms, content, trust.certificates(list));
    List<SignatureFinding> findings = new ArrayList<>(report.findings());
    List<SignatureFinding> notes = new ArrayList<>(report.notes());
    List<String> signers = new ArrayList<>();
    int number = 0;
    for (CmsSignature signature : report.signatures()) {
      number++;
      CmsFindings found = judge(signature, report, list, "signer " + number);
      findings.addAll(found.wrong());
      notes.addAll(found.odd());
      if (signature.certificate() != null && found.wrong().isEmpty()) {
        signers.add(signature.certificate().getSubjectX500Principal().getName());
      }
    }
    return new SignatureReport(findings, signers, notes);
  }

  /**
   * The certificate is judged as of now and not as of the time the signer claims: that time is
   * nobody's but the signer's word (63-ФЗ, article 11, item 2 asks for reliable knowledge of it).
   */
  private CmsFindings judge(CmsSignature signature, CmsReport report, String list, String where) {
    CmsFindings found = new CmsFindings(where);
    found.include(signature);
    if (signature.signingTime() != null
        && signature.signingTime().isAfter(clock.instant().plus(LEEWAY))) {
      found.note(
          CmsFault.SIGNING_TIME_IN_FUTURE, "signed at " + signature.signingTime() + ", it says");
    }
    if (signature.certificate() != null) {
      TrustVerdict verdict = trust.judge(signature.certificate(), report.certificates(), list);
      verdict.problems().forEach(found::add);
      verdict.notes().forEach(found::note);
    }
    return found;
  }
}
