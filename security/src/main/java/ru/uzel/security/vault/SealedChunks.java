package ru.uzel.security.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import ru.uzel.model.content.ContentRef;

/**
 * The cryptography of one sealed file: the STREAM construction (Hoang, Reyhanitabar, Rogaway,
 * Vizár, 2015) over AES-256-GCM, so that no chunk can be altered, moved, left out or be the last
 * without being it. The name, hash and size, is sealed too: one file cannot stand in for another.
 *
 * <p>File: preamble (version byte 1, 12 bytes that choose the key, 7 of nonce), sealed name, chunks
 * of 64 KiB of content each with a tag of 16 bytes. A chunk's nonce is the 7 bytes, its number and
 * a byte that says what it is.
 */
final class SealedChunks {

  static final int CHUNK = 64 * 1024;
  static final int TAG = 16;
  static final int PREAMBLE = 1 + VaultKey.CHOICE + 7;
  static final int NAME = 32 + Long.BYTES + TAG;
  static final int HEADER = PREAMBLE + NAME;

  private static final byte VERSION = 1;
  private static final byte INNER = 0;
  private static final byte LAST = 1;
  private static final byte NAMING = 2;

  private final byte[] preamble;
  private final SecretKeySpec key;
  private final Cipher cipher;

  private SealedChunks(byte[] preamble, VaultKey key) {
    this.preamble = preamble;
    byte[] choice = new byte[VaultKey.CHOICE];
    System.arraycopy(preamble, 1, choice, 0, choice.length);
    this.key = key.derived('C', choice);
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the JDK has no AES-GCM", impossible);
    }
  }

  static SealedChunks fresh(VaultKey key, SecureRandom random) {
    byte[] preamble = new byte[PREAMBLE];
    random.nextBytes(preamble);
    preamble[0] = VERSION;
    return new SealedChunks(preamble, key);
  }

  /**
   * @return empty when the bytes do not begin a file of this form
   */
  static Optional<SealedChunks> of(byte[] preamble, VaultKey key) {
    return preamble.length == PREAMBLE && preamble[0] == VERSION
        ? Optional.of(new SealedChunks(preamble.clone(), key))
        : Optional.empty();
  }

  /** What the file begins with. */
  byte[] header(ContentRef name) {
    byte[] plain = ByteBuffer.allocate(NAME - TAG).put(name.digest()).putLong(name.size()).array();
    byte[] header = new byte[HEADER];
    System.arraycopy(preamble, 0, header, 0, PREAMBLE);
    try {
      begin(Cipher.ENCRYPT_MODE, -1, NAMING);
      cipher.doFinal(plain, 0, plain.length, header, PREAMBLE);
      return header;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM of the JDK failed", impossible);
    }
  }

  /** The content that a sealed name is of. */
  ContentRef content(byte[] sealedName) throws GeneralSecurityException {
    begin(Cipher.DECRYPT_MODE, -1, NAMING);
    ByteBuffer name = ByteBuffer.wrap(cipher.doFinal(sealedName));
    byte[] hash = new byte[32];
    name.get(hash);
    return new ContentRef(HexFormat.of().formatHex(hash), name.getLong());
  }

  int seal(int number, boolean last, byte[] plain, int length, byte[] sealed) {
    try {
      begin(Cipher.ENCRYPT_MODE, number, last ? LAST : INNER);
      return cipher.doFinal(plain, 0, length, sealed, 0);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM of the JDK failed", impossible);
    }
  }

  int open(int number, boolean last, byte[] sealed, int length, byte[] plain)
      throws GeneralSecurityException {
    begin(Cipher.DECRYPT_MODE, number, last ? LAST : INNER);
    return cipher.doFinal(sealed, 0, length, plain, 0);
  }

  private void begin(int mode, int number, byte what) throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(12).put(preamble, PREAMBLE - 7, 7).putInt(number).put(what).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(preamble);
  }
}
