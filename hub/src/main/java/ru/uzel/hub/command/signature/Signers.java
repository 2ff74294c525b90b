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
import ru.uzel.security.trust.TrustVerdict;

/** Whether signers are believed: two questions beside the mathematics, each only when asked. */
final class Signers {

  /** What is said of time; whoever does not ask for a time is told, and no more. */
  private static final List<String> OF_TIME =
      List.of("certificate-expired", "certificate-not-yet-valid");

  private static final String UNPROVEN =
      "nothing proves that the signature is older; --at TIME judges as of a known time";

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
    List<CertificateProblem> said = new ArrayList<>(inTime(signer, judged.signingTime()));
    boolean valid = said.isEmpty();
    if (trust == null) {
      return judged.answered(null, at == null || valid, findings(said, judged), List.of());
    }
    TrustVerdict verdict = trust.judge(signer, known, moment(signer, judged.signingTime()));
    boolean trusted =
        verdict.problems().stream().allMatch(doubt -> at == null && OF_TIME.contains(doubt.code()))
            && verdict.notes().stream().noneMatch(this::needsATime);
    verdict.problems().stream()
        .filter(doubt -> said.stream().noneMatch(one -> one.code().equals(doubt.code())))
        .forEach(said::add);
    verdict.notes().stream().map(this::told).forEach(said::add);
    return judged.answered(
        trusted, trusted && (at == null || valid), findings(said, judged), verdict.chain());
  }

  /**
   * Whoever got hold of a key signs with it after its revocation and writes an earlier time: with
   * no time but the signer's own word, a revoked certificate is believed at none (63-ФЗ, article
   * 11, item 2, asks for reliable knowledge of it).
   */
  private boolean needsATime(CertificateProblem note) {
    return at == null && note.code().equals("certificate-revoked");
  }

  private CertificateProblem told(CertificateProblem note) {
    return needsATime(note)
        ? new CertificateProblem(note.code(), note.detail() + "; " + UNPROVEN)
        : note;
  }

  private static List<SignatureFinding> findings(
      List<CertificateProblem> problems, Verdict.Judged judged) {
    return problems.stream()
        .map(problem -> new SignatureFinding(problem.code(), judged.where(), problem.detail()))
        .toList();
  }

  /**
   * Without a time asked for, a chain is judged at one when the signer's certificate was valid: at
   * the time that the signer says to have signed, if it was valid then. That is the signer's word
   * and no proof; whoever needs one asks for a time by --at.
   */
  private Instant moment(X509Certificate signer, @Nullable Instant signed) {
    if (at != null) {
      return at;
    }
    Instant moment = signed == null ? clock.instant() : signed;
    if (moment.isAfter(signer.getNotAfter().toInstant())) {
      return signer.getNotAfter().toInstant();
    }
    return moment.isBefore(signer.getNotBefore().toInstant())
        ? signer.getNotBefore().toInstant()
        : moment;
  }

  private List<CertificateProblem> inTime(X509Certificate signer, @Nullable Instant signed) {
    if (at != null) {
      return inTime(signer, at, "asked for " + at);
    }
    if (signed != null) {
      List<CertificateProblem> then =
          inTime(signer, signed, "by the signer's word signed at " + signed);
      if (!then.isEmpty()) {
        return then;
      }
    }
    Instant now = clock.instant();
    return inTime(
        signer,
        now,
        signed == null
            ? "now is " + now
            : "now is " + now + ", by the signer's word signed at " + signed);
  }

  private static List<CertificateProblem> inTime(
      X509Certificate signer, Instant moment, String why) {
    Instant first = signer.getNotBefore().toInstant();
    Instant last = signer.getNotAfter().toInstant();
    if (moment.isBefore(first)) {
      return List.of(
          new CertificateProblem("certificate-not-yet-valid", "valid from " + first + "; " + why));
    }
    return moment.isAfter(last)
        ? List.of(new CertificateProblem("certificate-expired", "valid until " + last + "; " + why))
        : List.of();
  }
}
