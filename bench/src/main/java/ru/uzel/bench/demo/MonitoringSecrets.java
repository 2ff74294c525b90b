package ru.uzel.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What the hub and the monitoring system of social networks know each other by, new for every run.
 *
 * @param webhook signs the webhooks, base64
 * @param token the hub shows it
 */
record MonitoringSecrets(String webhook, String token) {

  static MonitoringSecrets random() {
    SecureRandom random = new SecureRandom();
    byte[] webhook = new byte[24];
    byte[] token = new byte[16];
    random.nextBytes(webhook);
    random.nextBytes(token);
    return new MonitoringSecrets(
        "whsec_" + Base64.getEncoder().encodeToString(webhook), HexFormat.of().formatHex(token));
  }

  /** Writes both as the hub's secrets. */
  void store(Path webhookFile, Path tokenFile) {
    try {
      Files.createDirectories(webhookFile.getParent());
      Files.writeString(webhookFile, webhook);
      Files.writeString(tokenFile, token);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return "MonitoringSecrets";
  }
}
