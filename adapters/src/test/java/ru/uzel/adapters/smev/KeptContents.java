package ru.uzel.adapters.smev;

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
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/** A content store in memory. */
final class KeptContents implements ContentStore {

  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

  @Override
  public ContentRef store(InputStream content, long limit) throws IOException {
    byte[] bytes = content.readAllBytes();
    if (bytes.length > limit) {
      throw new RejectedFailure(FailureCode.TOO_LARGE, Origin.CLIENT, "too much", "content");
    }
    String hash = HexFormat.of().formatHex(streebog(bytes));
    contents.put(hash, bytes);
    return new ContentRef(hash, bytes.length);
  }

  ContentRef store(byte[] bytes) {
    try {
      return store(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public InputStream open(ContentRef content) {
    if (!contents.containsKey(content.hash())) {
      throw new RejectedFailure(FailureCode.NOT_FOUND, Origin.HUB, "not kept", "content");
    }
    return new ByteArrayInputStream(bytes(content));
  }

  byte[] bytes(ContentRef content) {
    return Objects.requireNonNull(contents.get(content.hash()));
  }

  @Override
  public Optional<ContentRef> find(String hash) {
    return Optional.ofNullable(contents.get(hash)).map(bytes -> new ContentRef(hash, bytes.length));
  }

  void forget() {
    contents.clear();
  }

  int size() {
    return contents.size();
  }

  static byte[] streebog(byte[] bytes) {
    try {
      return MessageDigest.getInstance("GOST3411-2012-256", new BouncyCastleProvider())
          .digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
