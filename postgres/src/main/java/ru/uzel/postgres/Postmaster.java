package ru.uzel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The server process that the data directory's postmaster.pid tells of.
 *
 * @param port the port it was told to listen on, or 0 if it has not written it yet
 */
record Postmaster(Path pidFile, long pid, int port) {

  /** Line of the port in postmaster.pid, counted from 0 (src/include/utils/pidfile.h). */
  private static final int PORT_LINE = 3;

  private static final Duration EXIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(2);

  static Optional<Postmaster> of(ServerDirectory directory) {
    Path pidFile = directory.data().resolve("postmaster.pid");
    try {
      List<String> lines = Files.readAllLines(pidFile);
      int port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
      return Optional.of(new Postmaster(pidFile, Long.parseLong(lines.get(0).strip()), port));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Whether that process lives and is a PostgreSQL of this directory, not a later namesake. */
  boolean isAlive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && runsOurBinaries(pid);
  }

  /** Ends it without its cooperation and waits until it is gone. */
  void kill() {
    ProcessHandle.of(pid)
        .ifPresent(
            process -> {
              process.destroyForcibly();
              awaitExit();
            });
  }

  /** PostgreSQL removes its pid file shortly before it exits; until then it uses its programs. */
  void awaitExit() {
    // Not ProcessHandle.onExit(): to it a process that nobody has reaped yet still lives.
    long deadline = System.nanoTime() + EXIT.toNanos();
    while (runsOurBinaries(pid) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Whether another program has the process id now; PostgreSQL would refuse to start then. */
  boolean isReplacedByAnother() {
    return ProcessHandle.of(pid).isPresent() && !isAlive() && noneOfOursIsLeft();
  }

  private boolean noneOfOursIsLeft() {
    return ProcessHandle.allProcesses().noneMatch(process -> runsOurBinaries(process.pid()));
  }

  private boolean runsOurBinaries(long process) {
    try {
      // Not ProcessHandle.info(): it does not resolve the link for a process in another namespace.
      // And not the real path: it would fail for a program that was deleted while it runs.
      Path executable = Files.readSymbolicLink(Path.of("/proc", Long.toString(process), "exe"));
      return executable.startsWith(root()) && executable.toString().contains("/bin/postgres");
    } catch (IOException | SecurityException e) {
      return false;
    }
  }

  private Path root() {
    return pidFile.resolve("../..").normalize();
  }
}
