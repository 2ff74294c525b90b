package ru.uzel.security.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import ru.uzel.model.content.ContentRef;

/** Reads one sealed file; no byte of a chunk comes out before the chunk has been verified. */
final class SealedFileReader extends InputStream {

  private final InputStream file;
  private final SealedChunks chunks;
  private final ContentRef content;
  private final byte[] sealed = new byte[SealedChunks.CHUNK + SealedChunks.TAG];
  private final byte[] plain = new byte[SealedChunks.CHUNK];
  private long left;
  private int number;
  private int position;
  private int length;
  private boolean ended;

  private SealedFileReader(InputStream file, SealedChunks chunks, ContentRef content) {
    this.file = file;
    this.chunks = chunks;
    this.content = content;
    left = content.size();
  }

  /**
   * @throws java.nio.file.NoSuchFileException when there is no such file
   * @throws GeneralSecurityException when its beginning is not as it was written
   */
  static SealedFileReader open(Path path, VaultKey key)
      throws IOException, GeneralSecurityException {
    InputStream file = Files.newInputStream(path);
    try {
      SealedChunks chunks =
          SealedChunks.of(file.readNBytes(SealedChunks.PREAMBLE), key)
              .orElseThrow(() -> new AEADBadTagException("no sealed file"));
      ContentRef content = chunks.content(file.readNBytes(SealedChunks.NAME));
      return new SealedFileReader(file, chunks, content);
    } catch (IOException | GeneralSecurityException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  ContentRef content() {
    return content;
  }

  @Override
  public int read() throws IOException {
    return fill() ? plain[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, into.length);
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(count, length - position);
    System.arraycopy(plain, position, into, offset, taken);
    position += taken;
    return taken;
  }

  @Override
  public int available() {
    return length - position;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private boolean fill() throws IOException {
    while (position == length && !ended) {
      int expected = (int) Math.min(left, SealedChunks.CHUNK);
      boolean last = expected < SealedChunks.CHUNK;
      int found = file.readNBytes(sealed, 0, expected + SealedChunks.TAG);
      try {
        length = chunks.open(number++, last, sealed, found, plain);
      } catch (GeneralSecurityException harmed) {
        throw SealedFiles.altered(content.hash(), harmed);
      }
      if (last && file.read() >= 0) {
        throw SealedFiles.altered(content.hash(), null);
      }
      position = 0;
      left -= length;
      ended = last;
    }
    return position < length;
  }
}
