package ru.uzel.postgres;

import java.nio.file.Path;

/**
 * A PostgreSQL server from the binaries in the build, on the loopback interface, with a password,
 * durable, its data kept in a directory of its own. It outlives a process that dies without
 * stopping it; the next start on the same directory adopts it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private final ServerDirectory directory;
  private final DirectoryLock lock;
  private final ServerControl control;
  private final Login login;
  private final boolean adopted;

  private EmbeddedPostgres(
      ServerDirectory directory,
      DirectoryLock lock,
      ServerControl control,
      Login login,
      boolean adopted) {
    this.directory = directory;
    this.lock = lock;
    this.control = control;
    this.login = login;
    this.adopted = adopted;
  }

  /**
   * Starts the server of that directory, or adopts it if it still runs. When this returns, the
   * server answers.
   *
   * @param dir made if absent; holds binaries, data, password and log
   * @param port 0 for any free one, which the directory remembers for the next start
   * @throws PostgresUnavailableException naming the cause and the cure
   */
  public static EmbeddedPostgres start(Path dir, int port) {
    Host.current().requireGlibcLinux();
    ServerDirectory directory = ServerDirectory.at(dir);
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      ServerControl control = ServerControl.of(directory, Host.current());
      Cluster cluster = Cluster.ensure(directory, control);
      Startup.Outcome outcome = new Startup(directory, control, cluster).run(port);
      return new EmbeddedPostgres(directory, lock, control, outcome.login(), outcome.adopted());
    } catch (Throwable failed) {
      lock.release();
      throw failed;
    }
  }

  public String jdbcUrl() {
    return login.jdbcUrl(Login.DATABASE);
  }

  public String user() {
    return Login.USER;
  }

  public String password() {
    return login.password();
  }

  public int port() {
    return login.port();
  }

  /** Whether a server left behind by an earlier process was taken over. */
  public boolean adopted() {
    return adopted;
  }

  public boolean isRunning() {
    return Postmaster.of(directory).filter(Postmaster::isAlive).isPresent();
  }

  /** Ends open sessions and stops the server; does nothing if it is stopped already. */
  public void stop() {
    control.stop();
    lock.release();
  }

  /** Lets go of the server without stopping it, so that another process can adopt it. */
  public void leaveRunning() {
    lock.release();
  }

  @Override
  public void close() {
    stop();
  }
}
