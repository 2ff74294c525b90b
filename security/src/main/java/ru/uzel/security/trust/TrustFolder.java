package ru.uzel.security.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;

/** A trust list's folder; what changes in it is seen while the hub runs. */
final class TrustFolder {

  private static final Logger log = LoggerFactory.getLogger(TrustFolder.class);

  /** How long the folder is believed unchanged without looking. */
  private static final Duration REST = Duration.ofSeconds(1);

  private record Snapshot(Map<Path, String> files, TrustContent content, Instant lookedAt) {}

  private final Path folder;
  private final Provider provider;
  private final Clock clock;
  private volatile @Nullable Snapshot snapshot;

  TrustFolder(Path folder, Provider provider, Clock clock) {
    this.folder = folder;
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * What stands in it as of at most a second ago.
   *
   * @throws RetryableFailure while the folder cannot be read
   */
  TrustContent content() {
    Snapshot known = snapshot;
    if (known != null) {
      Duration age = Duration.between(known.lookedAt(), clock.instant());
      if (!age.isNegative() && age.compareTo(REST) < 0) {
        return known.content();
      }
    }
    return current();
  }

  /** What stands in it now. */
  synchronized TrustContent current() {
    Map<Path, String> files = look();
    Snapshot known = snapshot;
    TrustContent content =
        known != null && known.files().equals(files) ? known.content() : read(files);
    snapshot = new Snapshot(files, content, clock.instant());
    return content;
  }

  /** The folder's files, each with what changes when it is written or replaced. */
  private Map<Path, String> look() {
    Map<Path, String> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.filter(TrustFiles::counts).toList()) {
        BasicFileAttributes state = Files.readAttributes(file, BasicFileAttributes.class);
        files.put(file, state.lastModifiedTime() + "/" + state.size() + "/" + state.fileKey());
      }
    } catch (IOException failure) {
      // Not «nobody is believed»: by that, what the hub is given would be refused for our own
      // fault.
      throw new RetryableFailure(
          FailureCode.CERTIFICATE_UNTRUSTED,
          Origin.HUB,
          "trust list "
              + folder.getFileName()
              + " cannot be read: "
              + failure.getClass().getSimpleName(),
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          failure);
    }
    return files;
  }

  private TrustContent read(Map<Path, String> names) {
    TrustFiles files = TrustFiles.read(folder, names.keySet(), provider);
    // The others of the list still count; a file being copied is read again when it changes.
    files.mistakes().forEach(mistake -> log.warn("Trust list {}: {}", folder, mistake));
    TrustedCertificates certificates = new TrustedCertificates(files.allCertificates(), provider);
    log.info("Trust list {} has {} certificates", folder.getFileName(), certificates.all().size());
    return new TrustContent(
        files, certificates, new RevocationCheck(files.policy(), files.lists(), provider, clock));
  }
}
