package ru.uzel.security.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CRL;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands in a trust list's folder: certificates ({@code .pem}, {@code .crt}, {@code .cer}),
 * lists of revoked ones ({@code .crl}), each PEM or DER, and the policy.
 *
 * @param certificates by file name
 * @param lists by file name
 * @param mistakes what could not be read; what it stands for is not believed
 */
record TrustFiles(
    TrustPolicy policy,
    Map<String, List<X509Certificate>> certificates,
    Map<String, List<X509CRL>> lists,
    List<String> mistakes) {

  private static final Set<String> CERTIFICATES = Set.of(".pem", ".crt", ".cer");
  private static final String LISTS = ".crl";

  /** Whether a file counts; others, as a README, are left alone. */
  static boolean counts(Path file) {
    String ending = ending(file);
    return CERTIFICATES.contains(ending) || LISTS.equals(ending) || file.endsWith(TrustPolicy.FILE);
  }

  private static String ending(Path file) {
    String name = file.toString();
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }

  static TrustFiles read(Path folder, Collection<Path> files, Provider provider) {
    TrustPolicy policy = TrustPolicy.of(folder);
    TrustFiles read =
        new TrustFiles(
            policy,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ArrayList<>(policy.mistakes()));
    for (Path file : files) {
      if (!file.endsWith(TrustPolicy.FILE)) {
        read.add(file, provider);
      }
    }
    return read;
  }

  private void add(Path file, Provider provider) {
    String name = file.getFileName().toString();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
      ByteArrayInputStream content = new ByteArrayInputStream(Files.readAllBytes(file));
      boolean any;
      if (LISTS.equals(ending(file))) {
        List<X509CRL> found = new ArrayList<>();
        for (CRL one : factory.generateCRLs(content)) {
          if (one instanceof X509CRL crl) {
            found.add(crl);
          }
        }
        any = !found.isEmpty();
        lists.put(name, found);
      } else {
        List<X509Certificate> found = new ArrayList<>();
        for (Certificate one : factory.generateCertificates(content)) {
          // A key that cannot be read belongs to no one who could be verified.
          if (one instanceof X509Certificate certificate && certificate.getPublicKey() != null) {
            found.add(certificate);
          }
        }
        any = !found.isEmpty();
        certificates.put(name, found);
      }
      if (!any) {
        mistakes.add(name + ": " + nothing(file));
      }
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      mistakes.add(name + ": " + nothing(file));
    }
  }

  private static String nothing(Path file) {
    return LISTS.equals(ending(file))
        ? "no readable list of revoked certificates in it; PEM or DER is expected"
        : "no readable certificate in it; PEM or DER is expected";
  }

  List<X509Certificate> allCertificates() {
    return certificates.values().stream().flatMap(List::stream).toList();
  }
}
