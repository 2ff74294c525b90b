package ru.uzel.model.signature;

/** GOST R 34.11-2012 with 256 bits (Streebog-256), the hub's digest everywhere. */
public interface ContentHash {

  /** Raw digest, 32 bytes. */
  byte[] digest(byte[]... parts);

  /** Lower-case hex of {@link #digest}. */
  String hex(byte[] bytes);
}
