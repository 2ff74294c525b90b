package ru.uzel.hub.command.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.signature.Diagnosis;

/**
 * What is reported about a file.
 *
 * @param findings about the file as a whole; why it cannot be read, if it cannot
 */
record Verdict(boolean readable, List<Judged> signatures, List<SignatureFinding> findings) {

  /**
   * One signature.
   *
   * @param trusted null where nobody asked
   * @param believed false if trust or time were asked about and the answer is no
   * @param chain from the signer to the listed certificate that vouches; empty where nobody asked
   *     or none does
   * @param cms what only CMS says; null of XML
   */
  record Judged(
      String where,
      boolean valueValid,
      boolean digestValid,
      String algorithm,
      String signedElement,
      @Nullable X509Certificate certificate,
      @Nullable Boolean trusted,
      boolean believed,
      List<SignatureFinding> findings,
      List<X509Certificate> chain,
      @Nullable Cms cms) {

    @Nullable Instant signingTime() {
      return cms == null ? null : cms.signingTime();
    }

    boolean holds() {
      return valueValid && digestValid;
    }

    /** The same of a signer about whom somebody asked and nobody can answer. */
    Judged doubted(@Nullable Boolean answer) {
      return answered(answer, false, List.of(), List.of());
    }

    Judged answered(
        @Nullable Boolean answer,
        boolean belief,
        List<SignatureFinding> more,
        List<X509Certificate> links) {
      List<SignatureFinding> all = new ArrayList<>(findings);
      all.addAll(more);
      return new Judged(
          where,
          valueValid,
          digestValid,
          algorithm,
          signedElement,
          certificate,
          answer,
          belief,
          List.copyOf(all),
          links,
          cms);
    }
  }

  /**
   * What only CMS says.
   *
   * @param signingTime when the signer says to have signed
   * @param expected the digest that was signed, base64; empty where there is none
   * @param computed the digest of what is there; empty where it cannot be computed
   * @param certificates those in the file
   * @param diagnosis what was done to the content, where that was asked and could be found out
   */
  record Cms(
      @Nullable Instant signingTime,
      String expected,
      String computed,
      List<X509Certificate> certificates,
      @Nullable Diagnosis diagnosis) {

    /** Whether the content is known to be another than the one that was signed. */
    boolean differs() {
      return !expected.isEmpty() && !computed.isEmpty() && !expected.equals(computed);
    }
  }

  static Verdict unreadable(String code, String where, String detail) {
    return new Verdict(false, List.of(), List.of(new SignatureFinding(code, where, detail)));
  }

  /** Whether what a detached signature covers was not given, so that nothing can be said of it. */
  boolean lacksContent() {
    return findings.stream().anyMatch(finding -> finding.code().equals("content-missing"));
  }

  int exitCode() {
    if (!readable || signatures.isEmpty() || lacksContent()) {
      return 2;
    }
    return signatures.stream().allMatch(one -> one.holds() && one.believed()) ? 0 : 1;
  }
}
