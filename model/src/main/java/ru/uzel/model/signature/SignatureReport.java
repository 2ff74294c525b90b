package ru.uzel.model.signature;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;

/**
 * What a verification found.
 *
 * @param findings everything that is wrong; none means that all that was expected holds
 * @param signers subject names of the certificates whose signatures hold; of a person's the
 *     fingerprint
 * @param notes what is worth knowing and refuses nothing, e.g. that a certificate's revocation
 *     could not be asked for and the trust list lets that pass
 */
public record SignatureReport(
    List<SignatureFinding> findings, List<String> signers, List<SignatureFinding> notes) {

  private static final String UNANSWERED = "revocation-unknown";

  /** Codes of findings about the signer rather than the signature. */
  private static final Pattern TRUST =
      Pattern.compile(
          "certificate-.*|.*-certificate|key-usage|"
              + UNANSWERED
              + "|path-length|not-an-authority");

  public SignatureReport {
    findings = List.copyOf(findings);
    signers = List.copyOf(signers);
    notes = List.copyOf(notes);
  }

  public SignatureReport(List<SignatureFinding> findings, List<String> signers) {
    this(findings, signers, List.of());
  }

  /** What both found. */
  public SignatureReport and(SignatureReport other) {
    return new SignatureReport(
        joined(findings, other.findings),
        joined(signers, other.signers),
        joined(notes, other.notes));
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /**
   * This report, unless all that is missing is an answer about revocation: soon it may be there,
   * and an authority that is away must not cost a message.
   *
   * @throws RetryableFailure then
   */
  public SignatureReport answered() {
    boolean mayPass =
        !valid() && findings.stream().allMatch(finding -> finding.code().equals(UNANSWERED));
    if (mayPass) {
      throw new RetryableFailure(
          FailureCode.CERTIFICATE_UNTRUSTED,
          Origin.HUB,
          "whether a signer's certificate is revoked is not known: " + summary(),
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          null);
    }
    return this;
  }

  /** The code of the failure that the findings amount to. */
  public FailureCode failureCode() {
    boolean missing = false;
    boolean onlyTrust = true;
    for (SignatureFinding finding : findings) {
      missing |= finding.code().equals("no-signature");
      onlyTrust &= TRUST.matcher(finding.code()).matches();
    }
    if (missing) {
      return FailureCode.SIGNATURE_MISSING;
    }
    return onlyTrust ? FailureCode.CERTIFICATE_UNTRUSTED : FailureCode.SIGNATURE_INVALID;
  }

  /** The failure itself. */
  public UntrustedFailure untrusted(String where) {
    return new UntrustedFailure(failureCode(), Origin.PARTNER, summary(), where);
  }

  public boolean valid() {
    return findings.isEmpty();
  }

  /** One line for journals and errors. */
  public String summary() {
    return valid()
        ? "valid, signed by " + String.join("; ", signers)
        : findings.stream()
            .map(finding -> finding.code() + " at " + finding.where() + ": " + finding.detail())
            .collect(Collectors.joining("; "));
  }
}
