package ru.uzel.security.vault;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one key everything at rest is sealed under. It encrypts nothing itself: keys are derived from
 * it, by CMAC as in XAES-256-GCM (C2SP), one for each random half-nonce and use.
 */
public final class VaultKey {

  /** Half of XAES' nonce, which chooses the derived key. */
  static final int CHOICE = 12;

  private static final int KEY = 32;

  private final SecretKeySpec key;
  private final byte[] subkey;

  private VaultKey(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    subkey = doubled(block(this.key, new byte[16]));
  }

  /** The key in that file, which is made if it is not there. */
  public static VaultKey at(Path keyFile) {
    PrivateFile file = new PrivateFile(keyFile);
    byte[] key =
        file.read()
            .orElseGet(
                () -> {
                  byte[] made = new byte[KEY];
                  new SecureRandom().nextBytes(made);
                  file.write(made);
                  return made;
                });
    if (key.length != KEY) {
      throw new IllegalStateException(
          "vault key "
              + keyFile
              + " has "
              + key.length
              + " bytes instead of "
              + KEY
              + "; restore it from a backup: what was sealed cannot be read without it");
    }
    return new VaultKey(key);
  }

  /**
   * A key for AES-256.
   *
   * @param use what it is for: keys of different uses are unrelated; XAES-256-GCM itself is X
   * @param nonce its first twelve bytes choose the key
   */
  SecretKeySpec derived(char use, byte[] nonce) {
    byte[] derived = new byte[KEY];
    System.arraycopy(block(key, masked((byte) 1, use, nonce)), 0, derived, 0, 16);
    System.arraycopy(block(key, masked((byte) 2, use, nonce)), 0, derived, 16, 16);
    SecretKeySpec made = new SecretKeySpec(derived, "AES");
    Arrays.fill(derived, (byte) 0);
    return made;
  }

  /** The one block of CMAC input for a half of the derived key: NIST SP 800-108r1 §4.1. */
  private byte[] masked(byte counter, char use, byte[] nonce) {
    byte[] block = new byte[16];
    block[1] = counter;
    block[2] = (byte) use;
    System.arraycopy(nonce, 0, block, 4, CHOICE);
    for (int i = 0; i < block.length; i++) {
      block[i] ^= subkey[i];
    }
    return block;
  }

  /** Doubling in GF(2^128): the first CMAC subkey, NIST SP 800-38B §6.1. */
  private static byte[] doubled(byte[] block) {
    byte[] result = new byte[block.length];
    int carry = 0;
    for (int i = block.length - 1; i >= 0; i--) {
      int shifted = (block[i] & 0xFF) << 1 | carry;
      result[i] = (byte) shifted;
      carry = shifted >>> 8;
    }
    result[block.length - 1] ^= (byte) (carry * 0x87);
    return result;
  }

  private static byte[] block(SecretKeySpec key, byte[] block) {
    try {
      // One block each time: no two blocks are chained, so ECB hides nothing less.
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(block);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES of the JDK failed", impossible);
    }
  }
}
