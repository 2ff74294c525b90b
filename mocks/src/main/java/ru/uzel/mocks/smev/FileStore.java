package ru.uzel.mocks.smev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Files of messages, written and hashed as they stream by, never whole in memory. */
final class FileStore {

  private static final int CHUNK = 64 * 1024;

  private final Path directory;
  private final Map<Long, StoredFile> generated = new ConcurrentHashMap<>();

  /** Begins with an empty directory: what an earlier run left behind belongs to nobody. */
  FileStore(Path directory) throws IOException {
    this.directory = directory;
    if (Files.isDirectory(directory)) {
      try (Stream<Path> old = Files.walk(directory)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(directory);
  }

  Path directory() {
    return directory;
  }

  /**
   * @throws SmevFault AttachmentSizeLimitExceeded when there is more than the limit
   */
  StoredFile store(InputStream in, long limit) throws IOException {
    Path path = Files.createTempFile(directory, "part-", ".bin");
    MessageDigest digest = SigningKey.newDigest();
    long size = 0;
    try (OutputStream out = Files.newOutputStream(path)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        size += read;
        if (size > limit) {
          Files.delete(path);
          throw SmevFault.sizeLimit(limit, size);
        }
        digest.update(chunk, 0, read);
        out.write(chunk, 0, read);
      }
    }
    return new StoredFile(path, size, Base64.getEncoder().encodeToString(digest.digest()));
  }

  StoredFile store(byte[] bytes) throws IOException {
    return store(new ByteArrayInputStream(bytes), bytes.length);
  }

  /** A file of so many bytes, made up; the same bytes for the same size. */
  StoredFile generate(long size) {
    return generated.computeIfAbsent(
        size,
        wanted -> {
          try {
            return store(new Noise(wanted), wanted);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Base64 of the hash of a file that somebody else wrote. */
  static String hash(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(digest(file, SigningKey.newDigest()));
  }

  /**
   * The digest of a file.
   *
   * @param algorithm name or OID
   */
  static byte[] digest(Path file, String algorithm) throws IOException, NoSuchAlgorithmException {
    return digest(file, MessageDigest.getInstance(algorithm, SigningKey.PROVIDER));
  }

  private static byte[] digest(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    }
    return digest.digest();
  }

  /** Bytes without pattern, so that nothing on the way can squeeze them. */
  private static final class Noise extends InputStream {
    private final SplittableRandom random;
    private long left;

    Noise(long size) {
      random = new SplittableRandom(size);
      left = size;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      byte[] bytes = new byte[count + Long.BYTES];
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.position() < count) {
        buffer.putLong(random.nextLong());
      }
      System.arraycopy(bytes, 0, into, offset, count);
      left -= count;
      return count;
    }
  }
}
