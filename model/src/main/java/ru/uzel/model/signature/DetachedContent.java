package ru.uzel.model.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What a detached signature covers; it may be a gigabyte, so it is read and never held. */
public interface DetachedContent {

  /** Bytes in memory, whose digest nobody computed; the array must not be changed afterwards. */
  static DetachedContent of(byte[] bytes) {
    return new DetachedContent() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public Optional<byte[]> streebog256() {
        return Optional.empty();
      }
    };
  }

  /** The content from its first byte; the caller closes it. */
  InputStream open() throws IOException;

  /**
   * Its GOST R 34.11-2012-256 digest (32 bytes) where somebody computed it already; a signature
   * with that digest then needs no second pass over the content.
   */
  Optional<byte[]> streebog256();
}
