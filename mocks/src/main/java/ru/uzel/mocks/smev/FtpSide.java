package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;

/**
 * СМЭВ's file storage: whoever sends uploads as {@code anonymous} into {@code /{uuid}/}, whoever
 * receives downloads with the name and password that FSAttachment gives.
 */
final class FtpSide implements Uploads, AutoCloseable {

  private final Path uploaded;
  private final Path published;
  private final FtpUsers users;
  private final UploadHashes hashes = new UploadHashes();
  private final FtpServer server;
  private final Listener listener;

  /**
   * @param port 0 is any that is free
   */
  FtpSide(Path directory, String address, int port, Mood mood) throws IOException {
    uploaded = Files.createDirectories(directory.resolve("in"));
    published = Files.createDirectories(directory.resolve("out"));
    users = new FtpUsers(uploaded);

    DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
    data.setPassiveAddress(address);
    data.setActiveEnabled(false);
    ListenerFactory listening = new ListenerFactory();
    listening.setServerAddress(address);
    listening.setPort(port);
    listening.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
    listener = listening.createListener();

    ConnectionConfigFactory connections = new ConnectionConfigFactory();
    connections.setAnonymousLoginEnabled(true);
    connections.setMaxLogins(200);
    connections.setMaxAnonymousLogins(100);
    // A wrong password is no attack here, and waiting would only make tests slow.
    connections.setLoginFailureDelay(0);
    FtpServerFactory factory = new FtpServerFactory();
    factory.addListener("default", listener);
    factory.setUserManager(users);
    factory.setConnectionConfig(connections.createConnectionConfig());
    factory.setFileSystem(user -> new FtpFiles(user, hashes, mood));
    // The server clears the map when it stops.
    factory.setFtplets(new HashMap<>(Map.of("uploads", new AnonymousUploads())));
    server = factory.createServer();
    try {
      server.start();
    } catch (FtpException | RuntimeException e) {
      throw new IOException("the FTP server cannot listen on " + address + ":" + port, e);
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listener.getServerAddress(), listener.getPort());
  }

  /** Makes a file ready to be fetched by whoever knows the name and the password. */
  FtpAccess publish(String uuid, String name, StoredFile file) {
    try {
      Path home = Files.createDirectories(published.resolve(uuid));
      Path target = home.resolve(Path.of(name).getFileName());
      if (!Files.exists(target)) {
        Files.createLink(target, file.path());
      }
      return users.open(home, "/" + target.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<StoredFile> find(String uuid, Optional<String> name) {
    if (!uuid.matches("[0-9A-Za-z_-]{1,64}")) {
      return Optional.empty();
    }
    Path folder = uploaded.resolve(uuid);
    List<Path> files = new ArrayList<>();
    try {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.list(folder)) {
          all.filter(Files::isRegularFile).forEach(files::add);
        }
      }
      String wanted = name.map(one -> one.replaceFirst("^.*/", "")).orElse("");
      if (files.size() > 1) {
        files.removeIf(file -> !file.getFileName().toString().equals(wanted));
      }
      if (files.size() != 1) {
        return Optional.empty();
      }
      Path file = files.get(0);
      return Optional.of(new StoredFile(file, Files.size(file), hashes.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
