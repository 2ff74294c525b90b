package ru.uzel.bench.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import ru.uzel.bench.wire.JsonHttp;

/** The row-by-row report: one JSON object a line, in the file's order; never what a row says. */
record Report(Path file) {

  /** Written under another name first, so that no reader sees half of it. */
  void write(Progress progress) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      for (long row = 1; row <= progress.last(); row++) {
        Entry entry = progress.entry(row);
        if (entry != null) {
          out.write(JsonHttp.MAPPER.writeValueAsString(entry.json(false)));
          out.write('\n');
        }
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Beside the report, with what is needed to go on. */
  Path progress() {
    return file.resolveSibling(file.getFileName() + ".progress");
  }
}
