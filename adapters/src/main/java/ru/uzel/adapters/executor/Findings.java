package ru.uzel.adapters.executor;

import java.util.regex.Pattern;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;

/** What a report's findings amount to. */
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

  static FailureCode code(SignatureReport report) {
    return report.findings().stream()
            .map(SignatureFinding::code)
            .allMatch(code -> TRUST.matcher(code).matches())
        ? FailureCode.CERTIFICATE_UNTRUSTED
        : FailureCode.SIGNATURE_INVALID;
  }
}
