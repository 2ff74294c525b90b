package ru.uzel.security.trust;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The trust lists under {@code trust/}: one folder each, with certificates as PEM files. */
public final class TrustLists {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private final Path root;
  private final Provider provider;
  private final Clock clock;
  private final Map<String, TrustFolder> folders = new ConcurrentHashMap<>();

  public TrustLists(Path root, Provider provider, Clock clock) {
    this.root = root;
    this.provider = provider;
    this.clock = clock;
  }

  /** Everything that speaks against a signer's certificate now; nothing means it is believed. */
  public List<CertificateProblem> problems(X509Certificate certificate, String list) {
    List<CertificateProblem> problems = new ArrayList<>();
    Instant now = clock.instant();
    inTime(certificate, now, "", problems);
    boolean[] usage = certificate.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
      problems.add(
          new CertificateProblem(
              "key-usage", fingerprint(certificate) + " is not meant for signatures"));
    }
    Optional<X509Certificate> anchor = anchor(certificate, list);
    if (anchor.isEmpty()) {
      problems.add(
          new CertificateProblem(
              "untrusted-certificate",
              fingerprint(certificate)
                  + " is neither in trust list '"
                  + list
                  + "' nor issued by one that is"));
    } else if (!anchor.get().equals(certificate)) {
      inTime(anchor.get(), now, "its issuer ", problems);
      if (!Issuance.understood(certificate)) {
        problems.add(
            new CertificateProblem(
                "untrusted-certificate",
                fingerprint(certificate) + " has a critical extension that is not understood"));
      }
    }
    return problems;
  }

  private Optional<X509Certificate> anchor(X509Certificate certificate, String list) {
    if (!NAME.matcher(list).matches()) {
      return Optional.empty();
    }
    TrustFolder folder =
        folders.computeIfAbsent(list, name -> new TrustFolder(root.resolve(name), provider, clock));
    Optional<X509Certificate> anchor = folder.certificates().anchorOf(certificate);
    // It may have been put there this very second.
    return anchor.isPresent() ? anchor : folder.current().anchorOf(certificate);
  }

  private static void inTime(
      X509Certificate certificate, Instant now, String prefix, List<CertificateProblem> problems) {
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      problems.add(
          new CertificateProblem(
              "certificate-not-yet-valid",
              prefix
                  + fingerprint(certificate)
                  + " is valid from "
                  + certificate.getNotBefore().toInstant()));
    }
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      problems.add(
          new CertificateProblem(
              "certificate-expired",
              prefix
                  + fingerprint(certificate)
                  + " was valid until "
                  + certificate.getNotAfter().toInstant()));
    }
  }

  /** As {@code openssl x509 -fingerprint -sha256} shows it, without colons. */
  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return "certificate " + HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the JDK has no SHA-256", impossible);
    }
  }
}
