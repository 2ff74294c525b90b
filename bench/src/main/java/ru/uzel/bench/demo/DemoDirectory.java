package ru.uzel.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ru.uzel.bench.process.DataDirectory;
import ru.uzel.bench.process.LeftoverPostgres;
import ru.uzel.bench.process.ProcessFailure;

/**
 * The demo's own part of a data directory, apart from that of {@code ./uzel run}. Every demo begins
 * with an empty one, so that its counts are those of its story.
 */
final class DemoDirectory implements AutoCloseable {

  private final FileChannel lockFile;
  private final DataDirectory data;

  private DemoDirectory(FileChannel lockFile, DataDirectory data) {
    this.lockFile = lockFile;
    this.data = data;
  }

  /**
   * Takes the directory and empties it.
   *
   * @throws ProcessFailure when another demo works in it
   */
  static DemoDirectory take(Path root) {
    try {
      Path own = root.toAbsolutePath().normalize().resolve("demo");
      Files.createDirectories(own);
      FileChannel channel =
          FileChannel.open(
              own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      requireLock(channel, own);
      DataDirectory data = new DataDirectory(own.resolve("data"));
      new LeftoverPostgres(data.postmasterPid()).stop();
      if (Files.exists(data.root())) {
        data.delete();
      }
      Files.createDirectories(data.root());
      return new DemoDirectory(channel, data);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void requireLock(FileChannel channel, Path own) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException held) {
      channel.close();
      throw new ProcessFailure("В каталоге " + own + " уже идёт демонстрация", held);
    }
    if (lock == null) {
      channel.close();
      throw new ProcessFailure(
          "В каталоге " + own + " уже идёт демонстрация: укажите другой, --data");
    }
  }

  DataDirectory data() {
    return data;
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
