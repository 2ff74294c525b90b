package ru.uzel.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;

/** What stands where in the server's directory. */
record ServerDirectory(Path root) {

  static ServerDirectory at(Path dir) {
    try {
      Files.createDirectories(dir);
      // The real path: the server reports its data directory without symbolic links.
      ServerDirectory directory = new ServerDirectory(dir.toRealPath());
      Files.createDirectories(directory.log());
      return directory;
    } catch (IOException e) {
      throw new PostgresUnavailableException(
          "cannot write to " + dir + "; choose another directory or fix its rights", e);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path unfinishedData() {
    return root.resolve("data.new");
  }

  Path log() {
    return root.resolve("log");
  }

  Path passwordFile() {
    return root.resolve("password");
  }

  Path lockFile() {
    return root.resolve("lock");
  }

  private Path portFile() {
    return root.resolve("port");
  }

  /** The server's password, made at first need and readable by the owner only. */
  String password() {
    try {
      if (!Files.exists(passwordFile())) {
        if (Files.exists(data())) {
          throw new PostgresUnavailableException(
              passwordFile() + " is missing; put it back from a copy: the data cannot be read");
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        write(passwordFile(), HexFormat.of().formatHex(random));
      }
      return Files.readString(passwordFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OptionalInt rememberedPort() {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(portFile()).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  void rememberPort(int port) {
    try {
      write(portFile(), Integer.toString(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(unfinished, (content + "\n").getBytes(StandardCharsets.US_ASCII));
    Durable.force(unfinished);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Durable.force(file.toAbsolutePath().getParent());
  }
}
