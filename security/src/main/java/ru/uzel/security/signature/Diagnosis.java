package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What was done to something signed: with that undone, it holds. Or why that was not found out.
 *
 * @param harm stable name, e.g. {@code pretty-printed}
 * @param where path of the first node that differs from what was signed, or of a file the number of
 *     the byte; empty where nothing does
 * @param found what stands there; of XML in canonical form
 * @param signed what stood there when it was signed
 */
public record Diagnosis(String harm, String where, String found, String signed) {

  private static final int AROUND = 24;

  /** Each trial parses the document anew, so that of large ones none is made. */
  static final Diagnosis NOT_TRIED_TOO_LARGE = new Diagnosis("not-tried-too-large", "", "", "");

  /** So many of this document were diagnosed that this one was not. */
  static final Diagnosis NOT_TRIED_TOO_MANY = new Diagnosis("not-tried-too-many", "", "", "");

  /** A larger document is not parsed, or file changed, again for every harm that is tried. */
  static final int LARGEST = 4 << 20;

  static boolean isTooLarge(SignedDocument document) {
    return document.file().xml().length > LARGEST;
  }

  /** The difference between what is there and what was signed. */
  static Diagnosis of(String harm, byte[] found, byte[] signed) {
    int at = Arrays.mismatch(found, signed);
    return at < 0
        ? new Diagnosis(harm, "", "", "")
        : new Diagnosis(harm, CanonicalPath.at(found, at), excerpt(found, at), excerpt(signed, at));
  }

  /** The same for a file, whose places are told by numbers of bytes. */
  static Diagnosis ofFile(String harm, byte[] found, byte[] signed) {
    int at = Arrays.mismatch(found, signed);
    return at < 0
        ? new Diagnosis(harm, "", "", "")
        : new Diagnosis(harm, "byte " + (at + 1), excerpt(found, at), excerpt(signed, at));
  }

  private static String excerpt(byte[] octets, int at) {
    int from = Math.max(0, Math.min(at, octets.length) - AROUND);
    int to = Math.min(octets.length, at + AROUND);
    return from >= to ? "" : new String(octets, from, to - from, StandardCharsets.UTF_8);
  }
}
