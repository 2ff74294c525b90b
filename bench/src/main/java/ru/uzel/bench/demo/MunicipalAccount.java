package ru.uzel.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * How the hub logs in to the municipal system that it polls; the password is new for every run.
 *
 * @param user as the party's file has it
 */
record MunicipalAccount(String user, String password) {

  static MunicipalAccount random() {
    byte[] password = new byte[16];
    new SecureRandom().nextBytes(password);
    return new MunicipalAccount("uzel", HexFormat.of().formatHex(password));
  }

  /** Writes the password as the hub's secret. */
  void store(Path secret) {
    try {
      Files.createDirectories(secret.getParent());
      Files.writeString(secret, password);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return "MunicipalAccount";
  }
}
