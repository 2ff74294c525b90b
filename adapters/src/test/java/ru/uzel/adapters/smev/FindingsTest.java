package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;

class FindingsTest {

  @Test
  void mayPassWhereOnlyAnAnswerAboutRevocationIsMissing() {
    assertThat(Findings.mayPass(report("revocation-unknown", "revocation-unknown"))).isTrue();
    assertThat(Findings.mayPass(report("revocation-unknown", "digest-mismatch"))).isFalse();
    assertThat(Findings.mayPass(report("certificate-revoked"))).isFalse();
    assertThat(Findings.mayPass(report())).isFalse();
  }

  @Test
  void tellsDoubtsAboutTheSignerFromABrokenSignature() {
    assertThat(Findings.code(report("revocation-unknown", "path-length")))
        .isEqualTo(FailureCode.CERTIFICATE_UNTRUSTED);
    assertThat(Findings.code(report("untrusted-certificate", "digest-mismatch")))
        .isEqualTo(FailureCode.SIGNATURE_INVALID);
    assertThat(Findings.code(report("no-signature"))).isEqualTo(FailureCode.SIGNATURE_MISSING);
  }

  private static SignatureReport report(String... codes) {
    return new SignatureReport(
        Stream.of(codes).map(code -> new SignatureFinding(code, "SMEVSignature", "")).toList(),
        List.of());
  }
}
