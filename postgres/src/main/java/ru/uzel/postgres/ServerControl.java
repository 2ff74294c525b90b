package ru.uzel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs PostgreSQL's own programs on the directory. */
final class ServerControl {

  private final ServerDirectory directory;
  private final Binaries binaries;
  private final List<String> prefix;

  private ServerControl(ServerDirectory directory, Binaries binaries, List<String> prefix) {
    this.directory = directory;
    this.binaries = binaries;
    this.prefix = prefix;
  }

  static ServerControl of(ServerDirectory directory, Host host) {
    List<String> prefix = host.commandPrefix();
    return new ServerControl(directory, Binaries.unpackedIn(directory, host), prefix);
  }

  /** What a program did. */
  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  Result makeCluster(Path data, Path passwordFile) {
    return run(
        "initdb",
        "--pgdata=" + data,
        "--username=" + Login.USER,
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile,
        "--locale=C.UTF-8",
        "--encoding=UTF8",
        "--no-instructions");
  }

  /** pg_ctl starts the server in a session of its own: it survives us and our terminal. */
  Result start() {
    return run(
        "pg_ctl",
        "start",
        "--wait",
        "--timeout=120",
        "--pgdata=" + directory.data(),
        "--log=" + directory.log().resolve("start.log"));
  }

  /** When this returns, the server's process is gone too, not only its pid file. */
  void stop() {
    Optional<Postmaster> running = Postmaster.of(directory).filter(Postmaster::isAlive);
    if (running.isPresent()) {
      askToStop();
      running.get().awaitExit();
    }
  }

  private void askToStop() {
    Result result = stop("fast", 30);
    if (!result.succeeded() && isAlive()) {
      result = stop("immediate", 10);
    }
    if (!result.succeeded() && isAlive()) {
      // A server that hears no signal any more: its write-ahead log stands for what it committed.
      result = kill();
    }
    if (!result.succeeded() && isAlive()) {
      throw new PostgresUnavailableException("PostgreSQL does not stop: " + result.output());
    }
  }

  private boolean isAlive() {
    return Postmaster.of(directory).filter(Postmaster::isAlive).isPresent();
  }

  private Result kill() {
    Postmaster.of(directory).filter(Postmaster::isAlive).ifPresent(Postmaster::kill);
    return new Result(isAlive() ? 1 : 0, "it was killed and is still there");
  }

  private Result stop(String mode, int seconds) {
    return run(
        "pg_ctl",
        "stop",
        "--wait",
        "--timeout=" + seconds,
        "--mode=" + mode,
        "--pgdata=" + directory.data());
  }

  private Result run(String program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(binaries.program(program));
    command.addAll(List.of(arguments));
    try {
      // A file, not a pipe: the server would inherit the pipe and keep it open for ever.
      Path output = directory.log().resolve(program + ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.root().toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      int exitCode = builder.start().waitFor();
      return new Result(exitCode, Files.readString(output, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new PostgresUnavailableException("cannot run " + program + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresUnavailableException("interrupted while " + program + " ran", e);
    }
  }
}
