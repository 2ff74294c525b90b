package ru.uzel.hub.content;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A hub in a process of its own, with the heap that {@code ./uzel} gives it. */
final class HubOnItsOwn implements AutoCloseable {

  private static final String READY = "UZEL READY ";

  private final Process process;
  private final Path output;

  HubOnItsOwn(Path data, Path config) throws IOException {
    output = data.resolve("output.txt");
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseParallelGC",
                    "-XX:NewRatio=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dfile.encoding=UTF-8",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    "ru.uzel.hub.HubMain",
                    "run",
                    "--data",
                    data.toString(),
                    "--config",
                    config.toString(),
                    "--http-port",
                    "0",
                    "--postgres-port",
                    "0"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  URI url() {
    await().atMost(Duration.ofMinutes(3)).until(() -> ready().isPresent() || !process.isAlive());
    return URI.create(ready().orElseThrow(() -> new AssertionError("the hub ended: " + told())));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String told() {
    try {
      return Files.readString(output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Optional<String> ready() {
    try (Stream<String> lines = Files.lines(output)) {
      return lines
          .filter(line -> line.startsWith(READY))
          .map(line -> line.substring(READY.length()).strip())
          .findFirst();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
