package ru.uzel.security.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trust list's folder; what changes in it is seen while the hub runs. */
final class TrustFolder {

  private static final Logger log = LoggerFactory.getLogger(TrustFolder.class);

  /** How long the folder is believed unchanged without looking. */
  private static final Duration REST = Duration.ofSeconds(1);

  private record Snapshot(
      Map<Path, String> files, TrustedCertificates certificates, Instant lookedAt) {}

  private final Path folder;
  private final Provider provider;
  private final Clock clock;
  private volatile @Nullable Snapshot snapshot;

  TrustFolder(Path folder, Provider provider, Clock clock) {
    this.folder = folder;
    this.provider = provider;
    this.clock = clock;
  }

  /** The certificates as of at most a second ago. */
  TrustedCertificates certificates() {
    Snapshot known = snapshot;
    if (known != null) {
      Duration age = Duration.between(known.lookedAt(), clock.instant());
      if (!age.isNegative() && age.compareTo(REST) < 0) {
        return known.certificates();
      }
    }
    return current();
  }

  /** The certificates as of now. */
  synchronized TrustedCertificates current() {
    Map<Path, String> files = look();
    Snapshot known = snapshot;
    TrustedCertificates certificates =
        known != null && known.files().equals(files)
            ? known.certificates()
            : new TrustedCertificates(read(files), provider);
    snapshot = new Snapshot(files, certificates, clock.instant());
    return certificates;
  }

  /** The folder's files, each with what changes when it is written or replaced. */
  private Map<Path, String> look() {
    Map<Path, String> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.filter(entry -> entry.toString().endsWith(".pem")).toList()) {
        BasicFileAttributes state = Files.readAttributes(file, BasicFileAttributes.class);
        files.put(file, state.lastModifiedTime() + "/" + state.size() + "/" + state.fileKey());
      }
    } catch (IOException failure) {
      log.warn("Trust list {} cannot be read; its certificates are not believed", folder, failure);
      files.clear();
    }
    return files;
  }

  private List<X509Certificate> read(Map<Path, String> files) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Path file : files.keySet()) {
      try {
        CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
        for (Certificate certificate :
            factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
          if (certificate instanceof X509Certificate readable) {
            certificates.add(readable);
          }
        }
      } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
        // The others of the list still count; a file being copied is read again when it changes.
        log.warn("{} holds no readable certificate; whoever it stands for is refused", file);
      }
    }
    log.info("Trust list {} has {} certificates", folder.getFileName(), certificates.size());
    return certificates;
  }
}
