package ru.uzel.adapters.executor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.RetryableFailure;

/** A content store in memory. */
final class KeptFiles implements ContentStore {

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  @Nullable RetryableFailure failure;

  /** How many bytes of a file can be read before the disk fails. */
  int readable = Integer.MAX_VALUE;

  @Override
  public synchronized ContentRef store(InputStream content, long limit) throws IOException {
    if (failure != null) {
      throw failure;
    }
    byte[] bytes = content.readAllBytes();
    files.put(streebog(bytes), bytes);
    return new ContentRef(streebog(bytes), bytes.length);
  }

  ContentRef store(byte[] bytes) {
    try {
      return store(new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public synchronized InputStream open(ContentRef content) {
    byte[] bytes = Objects.requireNonNull(files.get(content.hash()));
    return readable >= bytes.length
        ? new ByteArrayInputStream(bytes)
        : new SequenceInputStream(new ByteArrayInputStream(bytes, 0, readable), new BadSector());
  }

  @Override
  public synchronized Optional<ContentRef> find(String hash) {
    return Optional.ofNullable(files.get(hash)).map(bytes -> new ContentRef(hash, bytes.length));
  }

  synchronized int size() {
    return files.size();
  }

  private static final class BadSector extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("of the disk");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      throw new IOException("of the disk");
    }
  }

  static String streebog(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("GOST3411-2012-256", PROVIDER).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
