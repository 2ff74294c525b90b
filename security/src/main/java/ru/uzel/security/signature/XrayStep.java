package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;

/** One transform and what it gave. */
public final class XrayStep {

  private final String transform;
  private final byte[] octets;

  XrayStep(String transform, byte[] octets) {
    this.transform = transform;
    this.octets = octets;
  }

  /** The transform's URI. */
  public String transform() {
    return transform;
  }

  public int length() {
    return octets.length;
  }

  public byte[] octets() {
    return octets.clone();
  }

  /** The octets as text; canonical forms are UTF-8. */
  public String text() {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
