package ru.uzel.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The embedded PostgreSQL as seen from outside: a killed hub leaves it running. */
public record LeftoverPostgres(Path postmasterPid) {

  /** The postmaster, if the file names a process that lives and is a PostgreSQL. */
  public Optional<ProcessHandle> postmaster() {
    try {
      if (!Files.exists(postmasterPid)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(postmasterPid);
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .filter(ProcessHandle::isAlive)
          .filter(LeftoverPostgres::isPostgres);
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException unreadable) {
      return Optional.empty();
    }
  }

  /** A stale file may name a process that has nothing to do with PostgreSQL. */
  private static boolean isPostgres(ProcessHandle process) {
    try {
      Path name = Path.of("/proc", Long.toString(process.pid()), "comm");
      return !Files.exists(name) || Files.readString(name).startsWith("postgres");
    } catch (IOException gone) {
      return false;
    }
  }

  /** Stops it by SIGINT, PostgreSQL's fast shutdown: sessions end, data is written. */
  public void stop() {
    postmaster()
        .ifPresent(
            process -> {
              signal(process.pid(), "INT");
              waitFor(process);
            });
  }

  private static void waitFor(ProcessHandle process) {
    try {
      process.onExit().get(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException stubborn) {
      System.err.println("PostgreSQL " + process.pid() + " не остановился: " + stubborn);
    }
  }

  /** Stops the whole server for a while as a hung disk would: every process gets SIGSTOP. */
  public void freeze() {
    postmaster()
        .ifPresent(
            process -> {
              process.descendants().forEach(child -> signal(child.pid(), "STOP"));
              signal(process.pid(), "STOP");
            });
  }

  public void thaw() {
    postmaster()
        .ifPresent(
            process -> {
              signal(process.pid(), "CONT");
              process.descendants().forEach(child -> signal(child.pid(), "CONT"));
            });
  }

  private static void signal(long pid, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
    } catch (IOException failure) {
      throw new ProcessFailure("Cannot signal PostgreSQL " + pid, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
