package ru.uzel.security.vault;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.PayloadVault;

/**
 * XAES-256-GCM (C2SP): each payload gets an AES-256-GCM key derived from the vault's key and half
 * of a random 24-byte nonce. Plain AES-GCM with random nonces is safe for 2^32 messages per key
 * only, which a journal reaches.
 *
 * <p>Sealed form: version byte 1, nonce (24), ciphertext and tag; the version is authenticated.
 */
public final class SealingVault implements PayloadVault {

  private static final byte VERSION = 1;
  private static final int KEY = 32;
  private static final int NONCE = 24;
  private static final int HEADER = 1 + NONCE;
  private static final int TAG = 16;

  private final SecretKeySpec key;
  private final byte[] subkey;
  private final SecureRandom random = new SecureRandom();

  private SealingVault(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    subkey = doubled(block(this.key, new byte[16]));
  }

  /** The vault with the key in that file, which is made if it is not there. */
  public static SealingVault at(Path keyFile) {
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
    return new SealingVault(key);
  }

  @Override
  public byte[] seal(byte[] plain) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    return seal(plain, nonce, new byte[] {VERSION});
  }

  byte[] seal(byte[] plain, byte[] nonce, byte[] associated) {
    byte[] sealed = new byte[HEADER + plain.length + TAG];
    sealed[0] = VERSION;
    System.arraycopy(nonce, 0, sealed, 1, NONCE);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
      cipher.updateAAD(associated);
      cipher.doFinal(plain, 0, plain.length, sealed, HEADER);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM of the JDK failed", impossible);
    }
  }

  @Override
  public byte[] open(byte[] sealed) {
    if (sealed.length < HEADER + TAG || sealed[0] != VERSION) {
      throw unreadable("not sealed by this vault", null);
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, 1, HEADER));
      cipher.updateAAD(sealed, 0, 1);
      return cipher.doFinal(sealed, HEADER, sealed.length - HEADER);
    } catch (GeneralSecurityException altered) {
      throw unreadable("altered, or sealed under another key", altered);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    byte[] derived = new byte[KEY];
    System.arraycopy(block(key, masked((byte) 1, nonce)), 0, derived, 0, 16);
    System.arraycopy(block(key, masked((byte) 2, nonce)), 0, derived, 16, 16);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(derived, "AES"),
        new GCMParameterSpec(TAG * 8, nonce, NONCE / 2, NONCE / 2));
    return cipher;
  }

  /** The one block of CMAC input for a half of the derived key: NIST SP 800-108r1 §4.1. */
  private byte[] masked(byte counter, byte[] nonce) {
    byte[] block = new byte[16];
    block[1] = counter;
    block[2] = 'X';
    System.arraycopy(nonce, 0, block, 4, NONCE / 2);
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

  private static RejectedFailure unreadable(String why, @Nullable Throwable cause) {
    String message = "sealed payload cannot be opened: " + why;
    return cause == null
        ? new RejectedFailure(FailureCode.MALFORMED, Origin.HUB, message, null)
        : new RejectedFailure(FailureCode.MALFORMED, Origin.HUB, message, null, cause);
  }
}
