package ru.uzel.mocks.smev;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.ftpserver.filesystem.nativefs.impl.NativeFileSystemView;
import org.apache.ftpserver.filesystem.nativefs.impl.NativeFtpFile;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.User;

/** Files on disk whose transfers can be made to break, and whose uploads are hashed. */
final class FtpFiles extends NativeFileSystemView {

  private final User user;
  private final UploadHashes hashes;
  private final Mood mood;

  FtpFiles(User user, UploadHashes hashes, Mood mood) throws FtpException {
    super(user);
    this.user = user;
    this.hashes = hashes;
    this.mood = mood;
  }

  @Override
  public FtpFile getFile(String name) {
    FtpFile file = super.getFile(name);
    return new Transferred(file.getAbsolutePath(), (File) file.getPhysicalFile());
  }

  private final class Transferred extends NativeFtpFile {

    Transferred(String name, File file) {
      super(name, file, user);
    }

    @Override
    public OutputStream createOutputStream(long offset) throws IOException {
      OutputStream out =
          hashes.counting(getPhysicalFile().toPath(), offset, super.createOutputStream(offset));
      return breaksAfter("FtpUpload")
          .<OutputStream>map(bytes -> new BreakingOutput(out, bytes))
          .orElse(out);
    }

    @Override
    public InputStream createInputStream(long offset) throws IOException {
      InputStream in = super.createInputStream(offset);
      return breaksAfter("FtpDownload")
          .<InputStream>map(bytes -> new BreakingInput(in, bytes))
          .orElse(in);
    }

    private Optional<Long> breaksAfter(String transfer) {
      return mood.interference(transfer, getAbsolutePath()).map(Interference::bytes);
    }
  }

  private static final class BreakingOutput extends OutputStream {
    private final OutputStream out;
    private long left;

    BreakingOutput(OutputStream out, long bytes) {
      this.out = out;
      this.left = bytes;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int written = (int) Math.min(length, left);
      out.write(bytes, offset, written);
      left -= written;
      if (written < length) {
        throw new IOException("planned failure");
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private static final class BreakingInput extends FilterInputStream {
    private long left;

    BreakingInput(InputStream in, long bytes) {
      super(in);
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new IOException("planned failure");
      }
      int count = super.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
