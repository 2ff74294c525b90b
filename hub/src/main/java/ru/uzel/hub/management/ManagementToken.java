package ru.uzel.hub.management;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The administrator's token, in a file that only the hub's own user can read. */
final class ManagementToken {

  private final byte[] token;

  private ManagementToken(byte[] token) {
    this.token = token;
  }

  /** Reads the token, or makes one at the first start. */
  static ManagementToken in(Path secrets) {
    Path file = secrets.resolve("management.token");
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      String token = Files.readString(file).strip();
      if (token.length() < 16) {
        throw new IllegalStateException(
            file + " holds no token of at least 16 characters: delete it, and a new one is made");
      }
      return new ManagementToken(token.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    // Under its own name only when whole: a hub killed here makes another one next time.
    Path unfinished =
        Files.createTempFile(
            file.getParent(),
            "management",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, HexFormat.of().formatHex(random) + "\n");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes the same time whatever is offered. */
  boolean matches(String offered) {
    return MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8));
  }
}
