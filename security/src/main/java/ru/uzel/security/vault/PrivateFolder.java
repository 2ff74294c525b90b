package ru.uzel.security.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder that only its owner may look into. */
record PrivateFolder(Path path) {

  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /**
   * @return whether it was not there before
   */
  boolean make() throws IOException {
    if (Files.isDirectory(path)) {
      return false;
    }
    Path above = path.getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    try {
      Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
      return true;
    } catch (FileAlreadyExistsException madeMeanwhile) {
      return false;
    }
  }

  /** Puts the names in it on disk: a file's own sync does not. */
  void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
