package ru.uzel.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of a party that writes to the hub, new for every run; the hub gets its hash only. */
public record PartyKey(String value) {

  public static PartyKey random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return new PartyKey(HexFormat.of().formatHex(bytes));
  }

  /** Writes the SHA-256 of the key as the hub's secret. */
  public void store(Path secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      Files.createDirectories(secret.getParent());
      Files.writeString(secret, HexFormat.of().formatHex(hash));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "PartyKey";
  }
}
