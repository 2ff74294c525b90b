package ru.uzel.mocks.smev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** A part of a multipart answer, besides its root. */
record OutgoingPart(String contentId, String mimeType, Source source) {

  static OutgoingPart of(String contentId, String mimeType, StoredFile file) {
    return new OutgoingPart(contentId, mimeType, () -> Files.newInputStream(file.path()));
  }

  static OutgoingPart of(String contentId, byte[] bytes) {
    return new OutgoingPart(
        contentId, "application/octet-stream", () -> new ByteArrayInputStream(bytes));
  }

  /** Where its bytes come from. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }
}
