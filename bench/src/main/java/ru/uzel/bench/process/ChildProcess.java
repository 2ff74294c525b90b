package ru.uzel.bench.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child JVM whose output goes to a file and which says on one line that it is ready. */
public final class ChildProcess implements AutoCloseable {

  private static final int REMEMBERED_LINES = 30;

  private final String name;
  private final String readyPrefix;
  private final Path log;
  private final Process process;
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();

  private ChildProcess(String name, String readyPrefix, Path log, Process process) {
    this.name = name;
    this.readyPrefix = readyPrefix;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts a command.
   *
   * @param readyPrefix what the line begins with that says the child is ready; its address follows
   * @param log file to which the child's output is appended
   * @throws ProcessFailure when the command cannot be started at all
   */
  public static ChildProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      String readyPrefix,
      Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      // Should this process be killed, hub and mocks end by themselves.
      builder.environment().put("UZEL_PARENT", Long.toString(ProcessHandle.current().pid()));
      builder.environment().putAll(environment);
      ChildProcess child = new ChildProcess(name, readyPrefix, log, builder.start());
      Thread reader = new Thread(child::readOutput, name + "-output");
      reader.setDaemon(true);
      reader.start();
      return child;
    } catch (IOException failure) {
      throw new ProcessFailure("Cannot start " + name + ": " + failure.getMessage(), failure);
    }
  }

  private void readOutput() {
    try (BufferedReader lines =
            new BufferedReader(
                new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        BufferedWriter file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.write(line);
        file.newLine();
        file.flush();
        remember(line);
        if (line.startsWith(readyPrefix)) {
          ready.complete(URI.create(line.substring(readyPrefix.length()).strip()));
        }
      }
    } catch (IOException closed) {
      // The pipe of a killed child may break; what it printed before is in the file.
      remember("(" + closed.getMessage() + ")");
    }
    ready.completeExceptionally(new ProcessFailure(name + " ended before it was ready" + tail()));
  }

  private synchronized void remember(String line) {
    // The places in a stack trace push out what went wrong; they stand in the file.
    if (line.startsWith("\tat ")) {
      return;
    }
    lastLines.addLast(line);
    if (lastLines.size() > REMEMBERED_LINES) {
      lastLines.removeFirst();
    }
  }

  private synchronized String tail() {
    return ", log " + log + ":\n" + String.join("\n", lastLines);
  }

  /**
   * Waits for the ready line.
   *
   * @throws ProcessFailure with the last lines of output when the child ends or is too slow
   */
  public URI awaitReady(Duration patience) {
    try {
      return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new ProcessFailure(reason(failure), failure);
    } catch (TimeoutException slow) {
      throw new ProcessFailure(
          name + " was not ready within " + patience.toSeconds() + " s" + tail(), slow);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ProcessFailure("Interrupted while waiting for " + name, interrupted);
    }
  }

  private static String reason(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : String.valueOf(cause.getMessage());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Whether the child was ended by SIGKILL: Java tells 128 plus the signal's number. */
  public boolean endedBySignal() {
    return !process.isAlive() && process.exitValue() == 128 + 9;
  }

  /** Waits until the child has ended by itself, or patience is spent. */
  public boolean awaitEnd(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** SIGKILL, and waits until the child is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
  }

  /** SIGTERM; after {@code patience} SIGKILL. Returns whether the child ended in order. */
  public boolean stop(Duration patience) {
    process.destroy();
    if (awaitEnd(patience)) {
      return true;
    }
    kill();
    return false;
  }

  @Override
  public void close() {
    stop(Duration.ofSeconds(20));
  }

  /** The child's log so far. */
  public String output() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
