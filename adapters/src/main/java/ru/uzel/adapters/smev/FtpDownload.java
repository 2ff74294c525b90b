package ru.uzel.adapters.smev;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * A file of the file store as one stream; where the connection breaks, another goes on from there.
 */
final class FtpDownload extends InputStream {

  /** Connections in a row that brought nothing. */
  private static final int PATIENCE = 3;

  private final FtpAddress address;
  private final FtpFile file;
  private final long limit;
  private @Nullable FtpSession session;
  private @Nullable InputStream data;
  private long expected = -1;
  private long position;
  private int fruitless;
  private boolean ended;

  FtpDownload(FtpAddress address, FtpFile file, long limit) {
    this.address = address;
    this.file = file;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, into.length);
    if (count == 0) {
      return 0;
    }
    while (!ended) {
      try {
        int read = stream().read(into, offset, count);
        if (read > 0) {
          position += read;
          fruitless = 0;
          return read;
        }
        finish();
      } catch (IOException failure) {
        disconnect();
        fruitless++;
        if (fruitless == PATIENCE || (failure instanceof FtpRefusal no && no.isPermanent())) {
          throw failure;
        }
      }
    }
    return -1;
  }

  private InputStream stream() throws IOException {
    InputStream open = data;
    if (open == null) {
      FtpSession opened = FtpSession.open(address, file.login());
      session = opened;
      expected = opened.size(file.path());
      if (expected > limit) {
        throw new RejectedFailure(
            FailureCode.TOO_LARGE,
            Origin.PARTNER,
            "the file has " + expected + " bytes; the limit is " + limit,
            "FSAttachment");
      }
      open = opened.read(file.path(), position);
      data = open;
    }
    return open;
  }

  /** A data connection that was cut looks like one that has ended: the size tells them apart. */
  private void finish() throws IOException {
    if (expected >= 0 && position < expected) {
      throw new EOFException("the file breaks off");
    }
    if (expected < 0 && session != null) {
      Objects.requireNonNull(data).close();
      session.finish();
    }
    ended = true;
    disconnect();
  }

  private void disconnect() {
    if (session != null) {
      session.close();
    }
    session = null;
    data = null;
  }

  @Override
  public void close() {
    disconnect();
  }
}
