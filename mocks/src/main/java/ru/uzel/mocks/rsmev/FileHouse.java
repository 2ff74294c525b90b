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
  private final FtpServer server;
  private final Listener listener;

  /**
   * @param port 0 for a free one
   */
  FileHouse(Path folder, int port, String user, String password) throws IOException {
    this.folder = Files.createDirectories(folder);
    ListenerFactory listeners = new ListenerFactory();
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(port);
    listener = listeners.createListener();
    FtpServerFactory factory = new FtpServerFactory();
    factory.addListener("default", listener);
    BaseUser known = new BaseUser();
    known.setName(user);
    known.setPassword(password);
    known.setHomeDirectory(folder.toString());
    try {
      factory.getUserManager().save(known);
      server = factory.createServer();
      server.start();
    } catch (FtpException failed) {
      throw new IOException(failed);
    }
  }

  int port() {
    return listener.getPort();
  }

  /** Keeps a file where its url will say. */
  void keep(String id, String name, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(folder.resolve(id)).resolve(name), bytes);
  }

  void suspend() {
    server.suspend();
  }

  void resume() {
    server.resume();
  }

  @Override
  public void close() {
    server.stop();
  }
}
