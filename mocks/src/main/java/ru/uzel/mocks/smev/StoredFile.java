package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A file on the emulator's disk.
 *
 * @param hash Base64 of its GOST R 34.11-2012-256, as Hash of a RefAttachmentHeader has it
 */
record StoredFile(Path path, long size, String hash) {

  byte[] digest() {
    return Base64.getDecoder().decode(hash);
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
