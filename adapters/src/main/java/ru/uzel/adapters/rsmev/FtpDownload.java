package ru.uzel.adapters.rsmev;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import ru.uzel.model.failure.FailureCode;

/** One file on its way from the gateway's FTP server: binary, passive. */
final class FtpDownload implements AutoCloseable {

  private final FTPClient client;
  private final InputStream bytes;
  private final long expected;

  private FtpDownload(FTPClient client, InputStream bytes, long expected) {
    this.client = client;
    this.bytes = bytes;
    this.expected = expected;
  }

  /**
   * @throws IOException when the server cannot be reached
   * @throws ru.uzel.model.failure.RetryableFailure when it lets nobody in, or not now
   * @throws ru.uzel.model.failure.RejectedFailure when there is no such file
   */
  static FtpDownload of(RsmevProperties properties, String password, String path)
      throws IOException {
    FTPClient client = new FTPClient();
    try {
      FileStore store = properties.files();
      connect(client, properties);
      if (!client.login(store.user(), password) || !client.setFileType(FTP.BINARY_FILE_TYPE)) {
        throw RsmevFailures.noFileNow(
            store,
            FailureCode.PARTNER_REFUSED,
            "the login is answered " + client.getReplyCode(),
            null);
      }
      client.enterLocalPassiveMode();
      String size = client.getSize(path);
      InputStream bytes = client.retrieveFileStream(path);
      if (bytes == null) {
        throw refused(store, client.getReplyCode());
      }
      return new FtpDownload(
          client,
          bytes,
          // RFC 3659 §4: -1 where the server does not tell.
          size != null && size.strip().matches("[0-9]{1,18}") ? Long.parseLong(size.strip()) : -1);
    } catch (IOException | RuntimeException failure) {
      client.disconnect();
      throw failure;
    }
  }

  private static void connect(FTPClient client, RsmevProperties properties) throws IOException {
    client.setControlEncoding("UTF-8");
    client.setConnectTimeout(Math.toIntExact(properties.connectTimeout().toMillis()));
    client.setDefaultTimeout(Math.toIntExact(properties.receiveTimeout().toMillis()));
    client.setDataTimeout(properties.receiveTimeout());
    client.connect(properties.files().host(), properties.files().port());
    if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
      throw new IOException("the server answers " + client.getReplyCode());
    }
  }

  /** RFC 959 §4.2.1: after 5yz the same command will be refused again. */
  private static RuntimeException refused(FileStore store, int code) {
    String why = "RETR is answered " + code;
    return code / 100 == 5
        ? RsmevFailures.response(FailureCode.NOT_FOUND, why, "url")
        : RsmevFailures.noFileNow(store, FailureCode.PARTNER_FAILED, why, null);
  }

  InputStream bytes() {
    return bytes;
  }

  /** A data connection that was cut looks like one that has ended: the size tells them apart. */
  void finish(long read) throws IOException {
    bytes.close();
    if (!client.completePendingCommand() || (expected >= 0 && read != expected)) {
      throw new EOFException("the file breaks off");
    }
  }

  /** Without QUIT: its answer would only be waited for. */
  @Override
  public void close() throws IOException {
    client.disconnect();
  }
}
