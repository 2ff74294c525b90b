package ru.uzel.mocks.rsmev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.Ftplet;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;

/** The FTP server beside the gateway, for reading only. */
final class FileHouse implements AutoCloseable {

  private final Path folder;
  private final int port;
  private FtpServer server;
  private volatile String busy = "";

  /**
   * @param wanted its port, 0 for a free one
   */
  FileHouse(Path folder, int wanted) throws IOException {
    this.folder = Files.createDirectories(folder);
    Listener listener = listener(wanted);
    server = started(listener);
    port = listener.getPort();
  }

  int port() {
    return port;
  }

  /** Keeps a file where its url will say. */
  void keep(String id, String name, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(folder.resolve(id)).resolve(name), bytes);
  }

  /**
   * From now on RETR of what has that in its path is answered 450.
   *
   * @param part empty for nothing
   */
  void holdBack(String part) {
    busy = part;
  }

  /** Nobody answers until {@link #reopen}, which is at the same port. */
  @Override
  public synchronized void close() {
    server.stop();
  }

  synchronized void reopen() throws IOException {
    if (server.isStopped()) {
      server = started(listener(port));
    }
  }

  private FtpServer started(Listener listener) throws IOException {
    FtpServerFactory factory = new FtpServerFactory();
    factory.addListener("default", listener);
    // One that it may clear: it does when it stops.
    Map<String, Ftplet> ftplets = new HashMap<>();
    ftplets.put("busy", new Busy());
    factory.setFtplets(ftplets);
    BaseUser anonymous = new BaseUser();
    anonymous.setName("anonymous");
    anonymous.setPassword("");
    anonymous.setHomeDirectory(folder.toString());
    try {
      factory.getUserManager().save(anonymous);
      FtpServer started = factory.createServer();
      started.start();
      return started;
    } catch (FtpException failed) {
      throw new IOException(failed);
    }
  }

  private static Listener listener(int port) {
    ListenerFactory listeners = new ListenerFactory();
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(port);
    return listeners.createListener();
  }

  private final class Busy extends DefaultFtplet {

    @Override
    public FtpletResult onDownloadStart(FtpSession session, FtpRequest request)
        throws FtpException {
      if (busy.isEmpty() || !request.getArgument().contains(busy)) {
        return FtpletResult.DEFAULT;
      }
      session.write(new DefaultFtpReply(450, "The file is busy"));
      return FtpletResult.SKIP;
    }
  }
}
