package ru.uzel.adapters.executor;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import ru.uzel.model.signature.DetachedContent;

/** What is signed, in memory: messages are short. */
@SuppressWarnings("ArrayRecordComponent") // On its way only, never compared.
record MessageBytes(byte[] bytes) implements DetachedContent {

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Optional<byte[]> streebog256() {
    return Optional.empty();
  }
}
