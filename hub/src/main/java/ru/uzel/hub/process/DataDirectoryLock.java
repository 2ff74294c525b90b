package ru.uzel.hub.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second hub off the data directory. The operating system releases the lock when its holder
 * dies, however it dies.
 */
final class DataDirectoryLock implements AutoCloseable {

  private final FileChannel channel;

  private DataDirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DataDirectoryLock take(Path data) {
    Path file = data.resolve("hub.lock");
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw new HubStartFailure(
            "the data directory "
                + data.getParent()
                + " is in use by another hub (process "
                + Files.readString(file).strip()
                + "): stop it, or give this one another directory with --data",
            null);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return new DataDirectoryLock(channel);
    } catch (IOException failure) {
      throw new HubStartFailure(
          "the data directory "
              + data
              + " cannot be written: "
              + failure.getMessage()
              + "; give another with --data",
          failure);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
