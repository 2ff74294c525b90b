package ru.uzel.security.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.HexFormat;
import ru.uzel.model.signature.ContentHash;

/** Streebog-256 by the given provider; one digest object per thread. */
public final class StreebogHash implements ContentHash {

  private final ThreadLocal<MessageDigest> digests;

  public StreebogHash(Provider provider) {
    digests = ThreadLocal.withInitial(() -> digest(provider));
  }

  @Override
  public byte[] digest(byte[]... parts) {
    MessageDigest digest = digests.get();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  @Override
  public String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  /** A new digest object of Streebog-256. */
  public static MessageDigest digest(Provider provider) {
    return digest("GOST3411-2012-256", provider);
  }

  /** A new digest object; a provider without it is no provider for the hub. */
  public static MessageDigest digest(String algorithm, Provider provider) {
    try {
      return MessageDigest.getInstance(algorithm, provider);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(
          "provider " + provider.getName() + " has no digest " + algorithm, missing);
    }
  }
}
