package ru.uzel.model.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RetryableFailure;

class SignatureReportTest {

  @Test
  void mayPassWhereOnlyAnAnswerAboutRevocationIsMissing() {
    assertThatThrownBy(() -> report("revocation-unknown", "revocation-unknown").answered())
        .isInstanceOf(RetryableFailure.class);
    assertThatCode(() -> report("revocation-unknown", "digest-mismatch").answered())
        .doesNotThrowAnyException();
    assertThatCode(() -> report("certificate-revoked").answered()).doesNotThrowAnyException();
    assertThatCode(() -> report().answered()).doesNotThrowAnyException();
  }

  @Test
  void tellsDoubtsAboutTheSignerFromABrokenSignature() {
    assertThat(report("revocation-unknown", "path-length").failureCode())
        .isEqualTo(FailureCode.CERTIFICATE_UNTRUSTED);
    assertThat(report("untrusted-certificate", "digest-mismatch").failureCode())
        .isEqualTo(FailureCode.SIGNATURE_INVALID);
    assertThat(report("no-signature").failureCode()).isEqualTo(FailureCode.SIGNATURE_MISSING);
  }

  private static SignatureReport report(String... codes) {
    return new SignatureReport(
        Stream.of(codes).map(code -> new SignatureFinding(code, "SMEVSignature", "")).toList(),
        List.of());
  }
}
