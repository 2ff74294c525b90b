package ru.uzel.adapters.rsmev;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RetryableFailure;

/** One file on its way from the gateway's FTP server: binary, passive. */
final class FtpDownload implements AutoCloseable {

  private final FTPClient client;
  private final InputStream bytes;
  private final long expected;

  FtpDownload(FTPClient client, InputStream bytes, long expected) {
    this.client = client;
    this.bytes = bytes;
    this.expected = expected;
  }

  /**
   * @throws IOException when the server, which is there, breaks off at this file
   * @throws ru.uzel.model.failure.RetryableFailure when it cannot be reached, lets nobody in, or
   *     does not give the file now; the scope tells which
   * @throws ru.uzel.model.failure.RejectedFailure when there is no such file
   */
  static FtpDownload of(RsmevProperties properties, String password, String path)
      throws IOException {
    FTPClient client = new FTPClient();
    try {
      FileStore store = properties.files();
      enter(client, properties, password);
      client.enterLocalPassiveMode();
      String size = client.getSize(path);
      InputStream bytes = opened(client, store, path);
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

  private static void enter(FTPClient client, RsmevProperties properties, String password) {
    FileStore store = properties.files();
    try {
      connect(client, properties);
      if (client.login(store.user(), password) && client.setFileType(FTP.BINARY_FILE_TYPE)) {
        return;
      }
    } catch (IOException away) {
      throw unreachable(store, away);
    }
    throw RsmevFailures.noFileNow(
        store, FailureCode.PARTNER_REFUSED, "the login is answered " + client.getReplyCode(), null);
  }

  private static @Nullable InputStream opened(FTPClient client, FileStore store, String path)
      throws IOException {
    try {
      return client.retrieveFileStream(path);
    } catch (ConnectException | NoRouteToHostException closed) {
      // The data connection of any file would be refused.
      throw unreachable(store, closed);
    }
  }

  private static RetryableFailure unreachable(FileStore store, IOException why) {
    return RsmevFailures.noFileNow(
        store, FailureCode.PARTNER_UNREACHABLE, why.getClass().getSimpleName(), why);
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

  /**
   * RFC 959 §4.2.1: after 5yz the same command will be refused again. §4.2.2: 421 and 425 are of
   * the server and of its connections, other 4yz of the file.
   */
  private static RuntimeException refused(FileStore store, int code) {
    String why = "RETR is answered " + code;
    if (code / 100 == 5) {
      return RsmevFailures.response(FailureCode.NOT_FOUND, why, "url");
    }
    return code == 421 || code == 425
        ? RsmevFailures.noFileNow(store, FailureCode.PARTNER_FAILED, why, null)
        : RsmevFailures.fileFails(store, why, null);
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

  /** Without QUIT: its answer would only be waited for. The data connection is one of its own. */
  @Override
  public void close() throws IOException {
    try {
      bytes.close();
    } finally {
      client.disconnect();
    }
  }
}
