package ru.uzel.model.signature;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
