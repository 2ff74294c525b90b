package ru.uzel.adapters.rsmev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/** A content store in memory; SHA-256 stands for the hub's own digest. */
final class KeptContents implements ContentStore {

  final AtomicInteger stored = new AtomicInteger();
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

  @Override
  public ContentRef store(InputStream content, long limit) throws IOException {
    byte[] bytes = content.readAllBytes();
    if (bytes.length > limit) {
      throw new RejectedFailure(FailureCode.TOO_LARGE, Origin.CLIENT, "too much", "content");
    }
    try {
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      contents.put(hash, bytes);
      stored.incrementAndGet();
      return new ContentRef(hash, bytes.length);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public InputStream open(ContentRef content) {
    return new ByteArrayInputStream(Objects.requireNonNull(contents.get(content.hash())));
  }

  @Override
  public Optional<ContentRef> find(String hash) {
    return Optional.ofNullable(contents.get(hash)).map(bytes -> new ContentRef(hash, bytes.length));
  }
}
