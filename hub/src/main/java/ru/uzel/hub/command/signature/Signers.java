package ru.uzel.hub.command.signature;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.trust.CertificateProblem;
import ru.uzel.security.trust.TrustStore;

/** Whether signers are believed: two questions beside the mathematics, each only when asked. */
final class Signers {

  /** What is said of time; whoever does not ask for a time is told, and no more. */
  private static final List<String> OF_TIME =
      List.of("certificate-expired", "certificate-not-yet-valid");

  private final @Nullable Path folder;
  private final @Nullable TrustStore trust;
  private final @Nullable Instant at;
  private final Clock clock;

  /**
   * @param folder of believed certificates
   * @param at the moment at which certificates must be valid
   */
  Signers(@Nullable Path folder, @Nullable Instant at, Provider provider, Clock clock) {
    this.folder = folder;
    this.at = at;
    this.clock = clock;
    trust =
        folder == null ? null : TrustStore.of(folder.toAbsolutePath().normalize(), provider, clock);
  }

  boolean asksTrust() {
    return trust != null;
  }

  boolean asked() {
    return trust != null || at != null;
  }

  void mustBeAskable() {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new RejectedFailure(
          FailureCode.NOT_FOUND, Origin.CLIENT, "--trust: " + folder + " is no directory", null);
    }
  }

  /** Certificates of signers that did not bring theirs along. */
  Collection<X509Certificate> listed() {
    return trust == null ? List.of() : trust.certificates();
  }

  Verdict.Judged judge(
      Verdict.Judged judged, X509Certificate signer, Collection<X509Certificate> known) {
    List<CertificateProblem> problems = new ArrayList<>(inTime(signer));
    boolean valid = problems.isEmpty();
    Boolean trusted = null;
    if (trust != null) {
      List<CertificateProblem> doubts = trust.problems(signer, known, moment(signer));
      trusted = doubts.stream().allMatch(doubt -> at == null && OF_TIME.contains(doubt.code()));
      doubts.stream()
          .filter(doubt -> problems.stream().noneMatch(one -> one.code().equals(doubt.code())))
          .forEach(problems::add);
    }
    return judged.answered(
        trusted,
        !Boolean.FALSE.equals(trusted) && (at == null || valid),
        problems.stream()
            .map(problem -> new SignatureFinding(problem.code(), judged.where(), problem.detail()))
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
