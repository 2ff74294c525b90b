package ru.uzel.adapters.pos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A party's place on disk; whatever appears there under its final name is whole. */
record PosFolder(Path root) {

  Path in() {
    return root.resolve("in");
  }

  Path done() {
    return root.resolve("done");
  }

  Path failed() {
    return root.resolve("failed");
  }

  Path out() {
    return root.resolve("out");
  }

  /** Makes the folders and takes away what a killed hub left half done. */
  void prepare() throws IOException {
    for (Path folder : new Path[] {in(), done(), failed(), out()}) {
      Files.createDirectories(folder);
    }
    for (Path folder : new Path[] {root, done(), failed(), out()}) {
      try (DirectoryStream<Path> leftovers =
          Files.newDirectoryStream(
              folder, "{" + PosSharedStrings.SCRATCH_PREFIX + "*.tmp,.*.part}")) {
        for (Path leftover : leftovers) {
          Files.deleteIfExists(leftover);
        }
      }
    }
  }

  /** The file's own name, or where another lies there already, one with a number added. */
  static Path free(Path folder, String fileName) {
    Path free = folder.resolve(fileName);
    int dot = fileName.lastIndexOf('.');
    for (int n = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); n++) {
      free = folder.resolve(fileName.substring(0, dot) + "-" + n + fileName.substring(dot));
    }
    return free;
  }

  static boolean isCsv(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  static void move(Path file, Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    sync(target.resolveSibling("."));
  }

  /** Writes under a hidden name beside the target, so that no reader ever sees half a file. */
  static void write(Path target, byte[] bytes) throws IOException {
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    move(part, target);
  }

  /** A name on disk is durable only once its folder is synced. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
