package ru.uzel.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The product's own {@code config/}, copied so that a test may spoil it. */
public final class WorkedExample {

  private final Path directory;

  private WorkedExample(Path directory) {
    this.directory = directory;
  }

  public static Path original() {
    return Path.of("../config").toAbsolutePath().normalize();
  }

  public static WorkedExample copiedTo(Path directory) {
    try (Stream<Path> files = Files.walk(original())) {
      for (Path file : files.toList()) {
        Path copy = directory.resolve(original().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new WorkedExample(directory);
  }

  public Path directory() {
    return directory;
  }

  public WorkedExample with(String file, String content) {
    try {
      Files.createDirectories(directory.resolve(file).getParent());
      Files.writeString(directory.resolve(file), content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  public WorkedExample with(String file, byte[] content) {
    try {
      Files.write(directory.resolve(file), content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  public WorkedExample without(String file) {
    try {
      Files.delete(directory.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }
}
