package ru.uzel.security.vault;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
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
  private static final int NONCE = 24;
  private static final int HEADER = 1 + NONCE;
  private static final int TAG = 16;

  private final VaultKey key;
  private final SecureRandom random = new SecureRandom();

  public SealingVault(VaultKey key) {
    this.key = key;
  }

  /** The vault with the key in that file, which is made if it is not there. */
  static SealingVault at(Path keyFile) {
    return new SealingVault(VaultKey.at(keyFile));
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
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, key.derived('X', nonce), new GCMParameterSpec(TAG * 8, nonce, NONCE / 2, NONCE / 2));
    return cipher;
  }

  private static RejectedFailure unreadable(String why, @Nullable Throwable cause) {
    String message = "sealed payload cannot be opened: " + why;
    return cause == null
        ? new RejectedFailure(FailureCode.MALFORMED, Origin.HUB, message, null)
        : new RejectedFailure(FailureCode.MALFORMED, Origin.HUB, message, null, cause);
  }
}
