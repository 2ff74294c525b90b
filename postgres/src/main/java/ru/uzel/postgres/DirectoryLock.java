package ru.uzel.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process off the directory: it would adopt the first one's server, and stop it. The
 * system releases the lock when its holder dies.
 */
final class DirectoryLock {

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock take(ServerDirectory directory) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new PostgresUnavailableException(
            directory.root()
                + " is in use by another running hub; stop it, or give this one another data"
                + " directory");
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
