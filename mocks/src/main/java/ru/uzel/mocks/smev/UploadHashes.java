package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hashes of uploaded files, counted while they come in, also when they come in pieces: a sender
 * should not wait for a big file to be read again.
 */
final class UploadHashes {

  private final Map<Path, Running> running = new ConcurrentHashMap<>();

  /** A stream that writes from this offset on. */
  OutputStream counting(Path file, long offset, OutputStream out) {
    Running known = running.get(file);
    if (offset == 0) {
      known = new Running();
      running.put(file, known);
    } else if (known == null || known.count != offset) {
      running.remove(file);
      return out;
    }
    return new Counting(out, known);
  }

  /** Base64 of the hash of the file as it lies there. */
  String of(Path file) throws IOException {
    Running known = running.get(file);
    if (known != null && known.count == file.toFile().length()) {
      return known.hash();
    }
    return FileStore.hash(file);
  }

  private static final class Running {
    final MessageDigest digest = SigningKey.newDigest();
    volatile long count;

    synchronized void add(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
      count += length;
    }

    synchronized String hash() throws IOException {
      try {
        MessageDigest soFar = (MessageDigest) digest.clone();
        return Base64.getEncoder().encodeToString(soFar.digest());
      } catch (CloneNotSupportedException e) {
        throw new IOException("the digest cannot be continued", e);
      }
    }
  }

  private static final class Counting extends OutputStream {
    private final OutputStream out;
    private final Running running;

    Counting(OutputStream out, Running running) {
      this.out = out;
      this.running = running;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      running.add(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
