package ru.uzel.adapters.smev;

import java.util.regex.Pattern;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;

/** The failure code that a report's findings amount to. */
final class Findings {

  /** Codes of findings about the signer rather than the signature. */
  private static final Pattern TRUST =
      Pattern.compile(
          "certificate-.*|.*-certificate|key-usage|revocation-unknown|path-length|not-an-authority");

  private Findings() {}

  /** Whether all that is missing is an answer about revocation: soon it may be there. */
  static boolean mayPass(SignatureReport report) {
    return !report.findings().isEmpty()
        && report.findings().stream()
            .allMatch(finding -> finding.code().equals("revocation-unknown"));
  }

  /** Such a report as the failure that it is. */
  static RetryableFailure revocationUnknown(SignatureReport report) {
    return new RetryableFailure(
        FailureCode.CERTIFICATE_UNTRUSTED,
        Origin.HUB,
        "whether a signer's certificate is revoked is not known: " + report.summary(),
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.NONE,
        null);
  }

  static FailureCode code(SignatureReport report) {
    boolean missing = false;
    boolean onlyTrust = true;
    for (SignatureFinding finding : report.findings()) {
      missing |= finding.code().equals("no-signature");
      onlyTrust &= TRUST.matcher(finding.code()).matches();
    }
    if (missing) {
      return FailureCode.SIGNATURE_MISSING;
    }
    return onlyTrust ? FailureCode.CERTIFICATE_UNTRUSTED : FailureCode.SIGNATURE_INVALID;
  }
}
