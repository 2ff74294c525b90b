package ru.uzel.mocks.rsmev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;

/** The FTP server beside the gateway, for reading only. */
final class FileHouse implements AutoCloseable {

  private final Path folder;
  private final int port;
  private FtpServer server;

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
}
