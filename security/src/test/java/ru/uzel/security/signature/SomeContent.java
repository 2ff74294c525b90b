package ru.uzel.security.signature;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.DetachedContent;

/** A file that counts how often it is read. */
final class SomeContent implements DetachedContent {

  final AtomicInteger readings = new AtomicInteger();
  private final byte[] bytes;
  private final byte @Nullable [] digest;

  SomeContent(String text) {
    this(text.getBytes(StandardCharsets.UTF_8), null);
  }

  SomeContent(byte[] bytes, byte @Nullable [] digest) {
    this.bytes = bytes;
    this.digest = digest;
  }

  @Override
  public InputStream open() {
    readings.incrementAndGet();
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Optional<byte[]> streebog256() {
    return Optional.ofNullable(digest);
  }
}
