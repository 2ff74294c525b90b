package ru.uzel.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From whatever state the directory is in to a server that answers. */
final class Startup {

  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int ATTEMPTS = 5;
  private static final Duration RECOVERY = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ServerDirectory directory;
  private final ServerControl control;
  private final Cluster cluster;

  Startup(ServerDirectory directory, ServerControl control, Cluster cluster) {
    this.directory = directory;
    this.control = control;
    this.cluster = cluster;
  }

  /** The login to the running server, and whether it ran already. */
  record Outcome(Login login, boolean adopted) {}

  Outcome run(int wantedPort) {
    Optional<Login> left = adopt(wantedPort);
    Login login = left.orElseGet(() -> startAnew(wantedPort));
    try {
      login.ensureDatabase();
    } catch (SQLException e) {
      control.stop();
      throw new PostgresUnavailableException(
          "PostgreSQL started but does not let us in ("
              + e.getMessage()
              + "): put the right password into "
              + directory.passwordFile(),
          e);
    }
    directory.rememberPort(login.port());
    return new Outcome(login, left.isPresent());
  }

  private Optional<Login> adopt(int wantedPort) {
    Optional<Postmaster> left = Postmaster.of(directory).filter(Postmaster::isAlive);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    Optional<Login> answering = waitForAnswer();
    if (answering.filter(login -> wantedPort == 0 || login.port() == wantedPort).isPresent()) {
      LOG.info("Adopted the PostgreSQL server that was left running, {}", answering.get());
      return answering;
    }
    LOG.warn("Stopping the PostgreSQL server that was left running: it does not serve us");
    control.stop();
    return Optional.empty();
  }

  /** A server left behind may still be recovering, or on its way out. */
  private Optional<Login> waitForAnswer() {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Postmaster> postmaster = Postmaster.of(directory).filter(Postmaster::isAlive);
      if (postmaster.isEmpty()) {
        return Optional.empty();
      }
      Login login = new Login(postmaster.get().port(), cluster.password());
      try {
        if (login.port() != 0) {
          boolean ours = login.dataDirectory().equals(directory.data().toString());
          return ours ? Optional.of(login) : Optional.empty();
        }
      } catch (SQLException e) {
        if (refusedForGood(e)) {
          return Optional.empty();
        }
      }
      pause();
    }
    return Optional.empty();
  }

  /** SQLSTATE class 28, invalid authorization: another password will not come by waiting. */
  private static boolean refusedForGood(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("28");
  }

  private Login startAnew(int wantedPort) {
    String output = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      removeStalePidFile();
      int port = choosePort(wantedPort);
      cluster.writeSettings(port);
      ServerControl.Result result = control.start();
      if (result.succeeded()) {
        return new Login(port, cluster.password());
      }
      // Another program may have taken the port meanwhile, or the children of a killed server
      // may not have noticed yet that they are to go: both pass.
      output = result.output();
      pause();
    }
    throw new PostgresUnavailableException(
        "PostgreSQL does not start, see " + directory.log() + ": " + output);
  }

  private void removeStalePidFile() {
    Optional<Postmaster> stale = Postmaster.of(directory).filter(Postmaster::isReplacedByAnother);
    if (stale.isPresent()) {
      try {
        Files.deleteIfExists(stale.get().pidFile());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private int choosePort(int wantedPort) {
    if (wantedPort != 0) {
      if (freePort(wantedPort).isEmpty()) {
        throw new PostgresUnavailableException(
            "port "
                + wantedPort
                + " on 127.0.0.1 is taken by another program: stop it, or choose another port with"
                + " --postgres-port (0 for any)");
      }
      return wantedPort;
    }
    OptionalInt remembered = directory.rememberedPort();
    OptionalInt free =
        remembered.isPresent() ? freePort(remembered.getAsInt()) : OptionalInt.empty();
    return free.isPresent() ? free.getAsInt() : freePort(0).orElseThrow();
  }

  private static OptionalInt freePort(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
      return OptionalInt.of(socket.getLocalPort());
    } catch (IOException taken) {
      return OptionalInt.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresUnavailableException("interrupted while PostgreSQL started", e);
    }
  }
}
