package ru.uzel.security.signature;

import java.util.List;
import ru.uzel.model.signature.SignatureFinding;

/**
 * What was found in a file.
 *
 * @param signatures every signature of it, in document order
 * @param findings what concerns the file as a whole
 */
public record Examination(List<ExaminedSignature> signatures, List<SignatureFinding> findings) {

  public Examination {
    signatures = List.copyOf(signatures);
    findings = List.copyOf(findings);
  }

  /** Whether there is a signature, and the mathematics of each holds. */
  public boolean holds() {
    return !signatures.isEmpty() && signatures.stream().allMatch(ExaminedSignature::holds);
  }
}
