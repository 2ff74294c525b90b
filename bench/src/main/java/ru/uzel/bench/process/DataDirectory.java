package ru.uzel.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The layout of a data directory: what hub, mocks and harness keep where. */
public record DataDirectory(Path root) {

  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  public Path hub() {
    return root.resolve("hub");
  }

  public Path mocks() {
    return root.resolve("mocks");
  }

  public Path log(String process) {
    return root.resolve("logs").resolve(process + ".log");
  }

  public Path secret(String name) {
    return hub().resolve("secrets").resolve(name);
  }

  public Path trust(String list) {
    return hub().resolve("trust").resolve(list);
  }

  public Path hubCertificate() {
    return hub().resolve("keys").resolve("hub.crt.pem");
  }

  public Path drop() {
    return hub().resolve("drop");
  }

  public Path configuration() {
    return root.resolve("config");
  }

  public Path postmasterPid() {
    return hub().resolve("postgres").resolve("data").resolve("postmaster.pid");
  }

  /** A directory of its own under the system's temporary directory. */
  public static DataDirectory temporary(String purpose) {
    try {
      return new DataDirectory(Files.createTempDirectory("uzel-" + purpose + "-"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Removes the directory with everything in it, as far as that is possible. */
  public void delete() {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException busy) {
      System.err.println("Не удалось удалить " + root + ": " + busy.getMessage());
    }
  }
}
