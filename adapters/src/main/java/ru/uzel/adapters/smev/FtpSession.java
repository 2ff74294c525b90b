package ru.uzel.adapters.smev;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;

/** One logged-in connection: binary, passive. */
final class FtpSession implements AutoCloseable {

  private final FTPClient client = new FTPClient();

  private FtpSession() {}

  /**
   * @throws FtpRefusal when the store does not let this login in
   */
  static FtpSession open(FtpAddress address, FtpLogin login) throws IOException {
    FtpSession session = new FtpSession();
    try {
      session.connect(address, login);
      return session;
    } catch (IOException | RuntimeException failure) {
      session.close();
      throw failure;
    }
  }

  private void connect(FtpAddress address, FtpLogin login) throws IOException {
    Duration wait = address.receiveTimeout();
    client.setControlEncoding("UTF-8");
    client.setConnectTimeout(Math.toIntExact(address.connectTimeout().toMillis()));
    client.setDefaultTimeout(Math.toIntExact(wait.toMillis()));
    client.setDataTimeout(wait);
    client.connect(address.host(), address.port());
    require("connecting", FTPReply.isPositiveCompletion(client.getReplyCode()));
    require("login", client.login(login.user(), login.password()));
    require("TYPE I", client.setFileType(FTP.BINARY_FILE_TYPE));
    client.enterLocalPassiveMode();
  }

  /** Makes the directory if it is not there, and goes into it. */
  void enter(String directory) throws IOException {
    if (!client.changeWorkingDirectory(directory)) {
      // Another session may have made it meanwhile: what counts is that it can be entered.
      client.makeDirectory(directory);
      require("CWD", client.changeWorkingDirectory(directory));
    }
  }

  /** RFC 3659 §4: octets of the file as it would be sent, or -1 where the store does not tell. */
  long size(String file) throws IOException {
    String answer = client.getSize(file);
    return answer != null && answer.strip().matches("[0-9]{1,18}")
        ? Long.parseLong(answer.strip())
        : -1;
  }

  void delete(String file) throws IOException {
    require("DELE", client.deleteFile(file));
  }

  InputStream read(String file, long offset) throws IOException {
    client.setRestartOffset(offset);
    InputStream data = client.retrieveFileStream(file);
    if (data == null) {
      throw new FtpRefusal("RETR", client.getReplyCode());
    }
    return data;
  }

  /** Writes the file anew, or on from where it ends. */
  OutputStream write(String file, boolean append) throws IOException {
    OutputStream data = append ? client.appendFileStream(file) : client.storeFileStream(file);
    if (data == null) {
      throw new FtpRefusal(append ? "APPE" : "STOR", client.getReplyCode());
    }
    return data;
  }

  /** What the store says at the end of a transfer. */
  void finish() throws IOException {
    if (!client.completePendingCommand()) {
      throw new EOFException("the transfer ends with " + client.getReplyCode());
    }
  }

  private void require(String command, boolean done) throws FtpRefusal {
    if (!done) {
      throw new FtpRefusal(command, client.getReplyCode());
    }
  }

  /** Without QUIT: its answer would only be waited for. */
  @Override
  public void close() {
    try {
      client.disconnect();
    } catch (IOException ignored) {
      // There is nothing left to be lost.
    }
  }
}
