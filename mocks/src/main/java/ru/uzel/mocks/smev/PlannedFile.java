package ru.uzel.mocks.smev;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file to attach to a message of the emulator's, as a control call describes it.
 *
 * @param name as FileName
 * @param size of content that is made up; 64 bytes if nothing is said
 * @param text the content itself, instead of made-up bytes
 * @param signed whether there is a SignaturePKCS7; true if nothing is said
 * @param transport {@code mtom} or {@code ftp}; by the size if nothing is said
 * @param signatureByInclude whether SignaturePKCS7 comes as xop:Include
 * @param spoil {@code hash}, {@code signature}, {@code stranger} or {@code content}: what is wrong
 *     with it
 */
record PlannedFile(
    @Nullable String name,
    @Nullable String mimeType,
    @Nullable Long size,
    @Nullable String text,
    @Nullable Boolean signed,
    @Nullable String transport,
    @Nullable Boolean signatureByInclude,
    @Nullable String spoil) {

  private static final long LARGEST = 1024L * 1024 * 1024;

  PlannedFile {
    if (size != null && (size < 0 || size > LARGEST)) {
      throw new IllegalArgumentException("size: 0 to " + LARGEST);
    }
    if (size != null && text != null) {
      throw new IllegalArgumentException("size or text, not both");
    }
    if (transport != null && !Set.of("mtom", "ftp").contains(transport)) {
      throw new IllegalArgumentException("transport: mtom or ftp");
    }
    if (spoil != null && !Set.of("hash", "signature", "stranger", "content").contains(spoil)) {
      throw new IllegalArgumentException("spoil: hash, signature, stranger or content");
    }
    if (mimeType != null
        && !mimeType.matches("(text|image|audio|video|application)/[a-zA-Z0-9\\-+.]*")) {
      throw new IllegalArgumentException("mimeType: not of СМЭВ's pattern");
    }
  }

  String fileName() {
    return name == null ? "Приложение.pdf" : name;
  }

  String type() {
    return mimeType == null ? "application/pdf" : mimeType;
  }

  long bytes() {
    return size == null ? 64 : size;
  }

  boolean isSigned() {
    return signed == null || signed;
  }

  boolean byFtp(long contentSize, long inlineLimit) {
    return transport == null ? contentSize > inlineLimit : transport.equals("ftp");
  }

  boolean includesSignature() {
    return Boolean.TRUE.equals(signatureByInclude);
  }

  boolean spoils(String what) {
    return what.equals(spoil);
  }
}
