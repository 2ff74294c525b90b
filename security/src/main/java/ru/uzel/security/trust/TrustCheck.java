package ru.uzel.security.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator should know about a trust list's folder.
 *
 * @param mistakes files that cannot be read, and settings that are not understood
 */
public record TrustCheck(String revocation, List<Entry> entries, List<String> mistakes) {

  /**
   * One certificate, or one list of revoked ones.
   *
   * @param role {@code authority}, {@code signer} or {@code revocation-list}
   * @param subject whose certificate or list it is
   * @param from when it begins to hold
   * @param until when it ends, where it says so
   * @param problems why it is of no use
   */
  public record Entry(
      String file,
      String role,
      String subject,
      Instant from,
      @Nullable Instant until,
      List<CertificateProblem> problems) {}

  /** Reads the folder as the hub would at that time. */
  public static TrustCheck of(Path folder, Provider provider, Instant at) throws IOException {
    List<Path> names;
    try (Stream<Path> all = Files.list(folder)) {
      names = all.filter(TrustFiles::counts).sorted().toList();
    }
    TrustFiles files = TrustFiles.read(folder, names, provider);
    List<Entry> entries = new ArrayList<>();
    files
        .certificates()
        .forEach((file, found) -> found.forEach(one -> entries.add(certificate(file, one, at))));
    CrlRules rules = new CrlRules(provider);
    files
        .lists()
        .forEach(
            (file, found) ->
                found.forEach(
                    one -> entries.add(list(file, one, files.allCertificates(), rules, at))));
    return new TrustCheck(
        files.policy().revocation().name().toLowerCase(Locale.ROOT),
        entries,
        List.copyOf(files.mistakes()));
  }

  public boolean sound() {
    return mistakes.isEmpty()
        && !entries.isEmpty()
        && entries.stream().allMatch(entry -> entry.problems().isEmpty());
  }

  private static Entry certificate(String file, X509Certificate certificate, Instant at) {
    List<CertificateProblem> problems =
        new ArrayList<>(new CertificatePath(List.of(certificate), List.of()).problems(at));
    boolean authority = Issuance.isAuthority(certificate);
    if (!authority) {
      TrustStore.keyUsage(certificate).ifPresent(problems::add);
    }
    return new Entry(
        file,
        authority ? "authority" : "signer",
        certificate.getSubjectX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        problems);
  }

  private static Entry list(
      String file, X509CRL crl, List<X509Certificate> certificates, CrlRules rules, Instant at) {
    List<CertificateProblem> problems = new ArrayList<>();
    List<X509Certificate> issuers =
        certificates.stream()
            .filter(one -> one.getSubjectX500Principal().equals(crl.getIssuerX500Principal()))
            .toList();
    if (issuers.isEmpty()) {
      problems.add(
          new CertificateProblem("revocation-unknown", "its authority is not on the trust list"));
    }
    for (X509Certificate issuer : issuers) {
      try {
        rules.usable(crl, file, issuer, at);
        problems.clear();
        break;
      } catch (NoAnswer none) {
        problems.add(new CertificateProblem("revocation-unknown", none.why()));
      }
    }
    return new Entry(
        file,
        "revocation-list",
        crl.getIssuerX500Principal().getName(),
        crl.getThisUpdate().toInstant(),
        crl.getNextUpdate() == null ? null : crl.getNextUpdate().toInstant(),
        problems);
  }
}
