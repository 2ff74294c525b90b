package ru.uzel.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ru.uzel.model.signature.ContentHash;

/** Stands in for Streebog, which another module brings: here only the tree matters. */
final class Sha256 implements ContentHash {

  @Override
  public byte[] digest(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }
}
