package ru.uzel.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The server's programs, unpacked once per version and boot. A crash of the machine may leave them
 * incomplete on the disk; unpacking anew takes less time than syncing a thousand files.
 */
record Binaries(Path root) {

  private static final String BOOT = "unpacked-in-boot";

  static Binaries unpackedIn(ServerDirectory directory, Host host) {
    try {
      Path finished = directory.root().resolve("binaries-" + version());
      if (!isUnpackedSinceBoot(finished)) {
        Path unfinished = directory.root().resolve("binaries.new");
        Durable.deleteTree(unfinished);
        unpack(archiveFor(host), unfinished);
        Files.writeString(unfinished.resolve(BOOT), boot());
        Durable.deleteTree(finished);
        Durable.publish(unfinished, finished);
      }
      return new Binaries(finished);
    } catch (IOException e) {
      throw new PostgresUnavailableException(
          "cannot unpack PostgreSQL into " + directory.root() + ": is the disk full?", e);
    }
  }

  String program(String name) {
    return root.resolve("bin").resolve(name).toString();
  }

  private static boolean isUnpackedSinceBoot(Path binaries) throws IOException {
    Path unpackedAt = binaries.resolve(BOOT);
    return Files.exists(unpackedAt) && Files.readString(unpackedAt).equals(boot());
  }

  /** Random, made by the kernel as it starts (random(4)). */
  private static String boot() throws IOException {
    Path id = Path.of("/proc/sys/kernel/random/boot_id");
    return Files.exists(id) ? Files.readString(id) : "";
  }

  private static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = resource("/ru/uzel/postgres/binaries.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version", "unknown");
  }

  private static String archiveFor(Host host) {
    return host.arch().equals("aarch64")
        ? "/postgres-linux-arm_64.txz"
        : "/postgres-linux-x86_64.txz";
  }

  private static void unpack(String archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(resource(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("entry outside the archive's root: " + entry.getName());
        }
        unpack(tar, entry, path);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static InputStream resource(String name) {
    InputStream in = Binaries.class.getResourceAsStream(name);
    if (in == null) {
      throw new UncheckedIOException(new IOException("not in the build: " + name));
    }
    return in;
  }
}
