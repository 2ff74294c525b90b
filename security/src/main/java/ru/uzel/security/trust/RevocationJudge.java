package ru.uzel.security.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import ru.uzel.security.trust.TrustPolicy.Revocation;

/** What the list's policy makes of a certificate's revocation at some time. */
record RevocationJudge(
    TrustContent content,
    Instant at,
    List<CertificateProblem> problems,
    List<CertificateProblem> notes) {

  void judge(X509Certificate certificate, X509Certificate issuer) {
    RevocationStatus status = content.revocation().of(certificate, issuer);
    Revocation policy = content.files().policy().revocation();
    switch (status.state()) {
      case GOOD -> {}
      case REVOKED -> revoked(certificate, status);
      case UNKNOWN -> {
        if (policy == Revocation.REQUIRED) {
          problems.add(unknown(certificate, status));
        } else if (policy == Revocation.SOFT) {
          notes.add(unknown(certificate, status));
        }
      }
      case UNASKED -> {
        if (policy == Revocation.REQUIRED) {
          problems.add(unknown(certificate, status));
        }
      }
    }
  }

  /** RFC 5280 §6.3: what was signed before the revocation stays what it was. */
  private void revoked(X509Certificate certificate, RevocationStatus status) {
    CertificateProblem problem =
        new CertificateProblem(
            "certificate-revoked",
            Fingerprint.of(certificate)
                + " is revoked since "
                + status.since()
                + ", says "
                + status.detail());
    if (status.since() != null && status.since().isAfter(at)) {
      notes.add(problem);
    } else {
      problems.add(problem);
    }
  }

  private static CertificateProblem unknown(X509Certificate certificate, RevocationStatus status) {
    return new CertificateProblem(
        "revocation-unknown",
        "whether " + Fingerprint.of(certificate) + " is revoked is not known: " + status.detail());
  }
}
