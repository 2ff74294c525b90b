package ru.uzel.security.trust;

import java.nio.file.Path;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One trust list: a folder with the certificates that are believed. A listed authority vouches for
 * what it issued, over any intermediate authorities that come with the message; a listed signer is
 * believed itself.
 */
public final class TrustStore {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private final Path name;
  private final TrustFolder folder;

  private TrustStore(Path name, TrustFolder folder) {
    this.name = name;
    this.folder = folder;
  }

  /** The list in that folder; what changes in it is seen within a second. */
  public static TrustStore of(Path folder, Provider provider, Clock clock) {
    Path name = folder.getFileName();
    return new TrustStore(name == null ? folder : name, new TrustFolder(folder, provider, clock));
  }

  /**
   * Everything that speaks against a signer's certificate at that time, what the list's policy lets
   * pass, and the chain.
   *
   * @param known certificates that came with the message and may stand between
   */
  public TrustVerdict judge(X509Certificate signer, Collection<X509Certificate> known, Instant at) {
    TrustContent content = folder.content();
    TrustedCertificates.Ways ways = content.certificates().waysFrom(signer, known);
    if (ways.paths().isEmpty()) {
      // It may have been put there this very second.
      content = folder.current();
      ways = content.certificates().waysFrom(signer, known);
    }
    List<CertificateProblem> problems = new ArrayList<>();
    keyUsage(signer).ifPresent(problems::add);
    Optional<CertificatePath> best =
        ways.paths().stream().min(Comparator.comparingInt(path -> path.problems(at).size()));
    if (best.isEmpty()) {
      problems.addAll(new CertificatePath(List.of(signer), List.of()).problems(at));
      problems.add(unknown(signer, ways));
      return new TrustVerdict(problems, List.of(), List.of());
    }
    CertificatePath path = best.get();
    problems.addAll(path.problems(at));
    List<CertificateProblem> notes = new ArrayList<>();
    // Where the chain itself does not hold, nobody vouches for the addresses in its certificates.
    if (path.flaws().isEmpty()) {
      RevocationJudge judge = new RevocationJudge(content, at, problems, notes);
      for (int i = 0; i < path.links().size() - 1; i++) {
        judge.judge(path.links().get(i), path.links().get(i + 1));
      }
    }
    return new TrustVerdict(problems, notes, path.links());
  }

  /** The listed certificates. */
  public Collection<X509Certificate> certificates() {
    return folder.content().certificates().all();
  }

  private CertificateProblem unknown(X509Certificate signer, TrustedCertificates.Ways ways) {
    String why =
        Fingerprint.of(signer)
            + " is neither in trust list '"
            + name
            + "' nor issued by one that is";
    return new CertificateProblem(
        "untrusted-certificate",
        ways.obstacles().isEmpty() ? why : why + ": " + String.join("; ", ways.obstacles()));
  }

  static Optional<CertificateProblem> keyUsage(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]
        ? Optional.of(
            new CertificateProblem(
                "key-usage", Fingerprint.of(certificate) + " is not meant for signatures"))
        : Optional.empty();
  }
}
