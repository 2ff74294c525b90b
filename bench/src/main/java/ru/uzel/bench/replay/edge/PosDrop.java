package ru.uzel.bench.replay.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.JsonNode;

/** A ПОС party's drop folder, as whoever drops files there sees it. */
record PosDrop(Path root) {

  /**
   * What the hub said of a file.
   *
   * @param whole why the whole of it was refused, or null
   * @param rows why rows were refused, by their number in the sheet
   */
  record Verdict(@Nullable String whole, Map<Integer, String> rows) {}

  boolean exists() {
    return Files.isDirectory(root.resolve("in"));
  }

  boolean waits(String name) {
    return Files.exists(root.resolve("in").resolve(name));
  }

  /** The verdict, or null while there is none. */
  @Nullable Verdict verdict(String name) throws IOException {
    if (Files.exists(root.resolve("done").resolve(name))) {
      return new Verdict(null, Map.of());
    }
    Path failed = root.resolve("failed").resolve(name);
    if (!Files.exists(failed)) {
      return null;
    }
    JsonNode report =
        JsonHttp.MAPPER.readTree(Files.readAllBytes(failed.resolveSibling(name + ".report.json")));
    Map<Integer, String> rows = new HashMap<>();
    for (JsonNode problem : report.path("rows")) {
      rows.merge(
          problem.path("row").asInt(), words(problem), (first, second) -> first + " " + second);
    }
    JsonNode whole = report.path("problem");
    return new Verdict(whole.isObject() ? words(whole) : null, rows);
  }

  private static String words(JsonNode problem) {
    String column = problem.path("column").asString("");
    return (column.isEmpty() ? "" : "«" + column + "»: ") + problem.path("cause").asString("");
  }

  /** Puts a file there under its final name once it is whole and on the disk. */
  void put(String name, byte[] bytes) throws IOException {
    Path part = root.resolve("in").resolve("." + name + ".part");
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
    }
    Files.move(part, root.resolve("in").resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
