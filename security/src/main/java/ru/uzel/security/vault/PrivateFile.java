package ru.uzel.security.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file that only its owner may read, and that is never seen half-written: it is there with all
 * its bytes on disk, or not at all, whenever the process is killed.
 */
public record PrivateFile(Path path) {

  static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  /** The content, or empty where there is no such file. */
  public Optional<byte[]> read() {
    try {
      return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + path, failure);
    }
  }

  /** Puts the content in place of what is there; makes the folder if it is missing. */
  public void write(byte[] content) {
    try {
      PrivateFolder folder = folder();
      folder.make();
      // Left by a start that was killed while writing.
      Path unfinished = folder.path().resolve(path.getFileName() + ".unfinished");
      Files.deleteIfExists(unfinished);
      // The permissions come with the creation: there is no moment in which others may read.
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      folder.sync();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + path, failure);
    }
  }

  private PrivateFolder folder() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(path + " is no file name");
    }
    return new PrivateFolder(folder);
  }
}
