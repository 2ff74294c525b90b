package ru.uzel.hub.command.signature;

import java.nio.file.Path;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.trust.CertificateProblem;
import ru.uzel.security.trust.TrustStore;

/**
 * Whether signers are believed: two questions beside the mathematics, each asked only when it is.
 *
 * @param trust folder of believed certificates
 * @param at the moment at which certificates must be valid
 */
record Signers(@Nullable Path trust, @Nullable Instant at, Clock clock) {

  /** What is said of time; whoever does not ask for a time is told, and no more. */
  private static final List<String> OF_TIME =
      List.of("certificate-expired", "certificate-not-yet-valid");

  /**
   * The answer about one signer.
   *
   * @param trusted null where nobody asked
   * @param believed false if an answer that was asked for is no
   */
  record Answer(@Nullable Boolean trusted, boolean believed, List<SignatureFinding> findings) {}

  Answer about(
      X509Certificate signer, Collection<X509Certificate> known, String where, Provider provider) {
    List<CertificateProblem> problems = new ArrayList<>(inTime(signer));
    boolean valid = problems.isEmpty();
    Boolean trusted = null;
    if (trust != null) {
      List<CertificateProblem> doubts =
          TrustStore.of(trust, provider, clock).problems(signer, known, moment(signer));
      trusted = doubts.stream().allMatch(doubt -> at == null && OF_TIME.contains(doubt.code()));
      doubts.stream()
          .filter(doubt -> problems.stream().noneMatch(one -> one.code().equals(doubt.code())))
          .forEach(problems::add);
    }
    return new Answer(
        trusted,
        !Boolean.FALSE.equals(trusted) && (at == null || valid),
        problems.stream()
            .map(problem -> new SignatureFinding(problem.code(), where, problem.detail()))
            .toList());
  }

  /** Without a time asked for, a chain is judged at one when the signer's certificate was valid. */
  private Instant moment(X509Certificate signer) {
    if (at != null) {
      return at;
    }
    Instant now = clock.instant();
    if (now.isAfter(signer.getNotAfter().toInstant())) {
      return signer.getNotAfter().toInstant();
    }
    return now.isBefore(signer.getNotBefore().toInstant())
        ? signer.getNotBefore().toInstant()
        : now;
  }

  private List<CertificateProblem> inTime(X509Certificate signer) {
    Instant moment = at == null ? clock.instant() : at;
    Instant first = signer.getNotBefore().toInstant();
    Instant last = signer.getNotAfter().toInstant();
    if (moment.isBefore(first)) {
      return List.of(
          new CertificateProblem(
              "certificate-not-yet-valid", "valid from " + first + ", asked for " + moment));
    }
    return moment.isAfter(last)
        ? List.of(
            new CertificateProblem(
                "certificate-expired", "valid until " + last + ", asked for " + moment))
        : List.of();
  }
}
