package ru.uzel.security.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.security.vault.SealedFiles.DiskFailure;

/** Writes one sealed file, a chunk at a time. */
final class SealedFileWriter implements AutoCloseable {

  private final FileChannel channel;
  private final SealedChunks chunks;
  private final MessageDigest digest;

  private SealedFileWriter(FileChannel channel, SealedChunks chunks, MessageDigest digest) {
    this.channel = channel;
    this.chunks = chunks;
    this.digest = digest;
  }

  static SealedFileWriter create(Path file, SealedChunks chunks, MessageDigest digest)
      throws DiskFailure {
    try {
      return new SealedFileWriter(
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PrivateFile.OWNER_ONLY)),
          chunks,
          digest);
    } catch (IOException failure) {
      throw new DiskFailure(failure);
    }
  }

  /** Takes the stream to its end; on return all of it is on disk. */
  ContentRef take(InputStream content, long limit) throws IOException {
    byte[] plain = new byte[SealedChunks.CHUNK];
    byte[] sealed = new byte[SealedChunks.CHUNK + SealedChunks.TAG];
    // The name is known when all has been read; its place is kept.
    long position = SealedChunks.HEADER;
    long size = 0;
    int length;
    int number = 0;
    do {
      length = content.readNBytes(plain, 0, plain.length);
      size += length;
      if (size > limit) {
        throw tooLarge(limit);
      }
      digest.update(plain, 0, length);
      int written = chunks.seal(number++, length < plain.length, plain, length, sealed);
      write(ByteBuffer.wrap(sealed, 0, written), position);
      position += written;
    } while (length == plain.length);
    ContentRef stored = new ContentRef(HexFormat.of().formatHex(digest.digest()), size);
    write(ByteBuffer.wrap(chunks.header(stored)), 0);
    sync();
    return stored;
  }

  private void write(ByteBuffer bytes, long position) throws DiskFailure {
    try {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException failure) {
      throw new DiskFailure(failure);
    }
  }

  private void sync() throws DiskFailure {
    try {
      channel.force(true);
    } catch (IOException failure) {
      throw new DiskFailure(failure);
    }
  }

  @Override
  public void close() throws DiskFailure {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new DiskFailure(failure);
    }
  }

  private static RejectedFailure tooLarge(long limit) {
    return new RejectedFailure(
        FailureCode.TOO_LARGE,
        Origin.CLIENT,
        "the content has more than the " + limit + " bytes allowed",
        "content");
  }
}
