package ru.uzel.bench.replay.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every row of a file, for tests: a file of a few rows. */
record RowsOf(List<SourceRow> rows, List<String> notes) {

  static RowsOf text(Path folder, String text) throws IOException, UnreadableFile {
    return text(folder, text, StandardCharsets.UTF_8, Reading.BY_THE_FILE);
  }

  static RowsOf text(Path folder, String text, Charset charset, Reading reading)
      throws IOException, UnreadableFile {
    return file(Files.write(folder.resolve("rows"), text.getBytes(charset)), reading);
  }

  static RowsOf file(Path file, Reading reading) throws IOException, UnreadableFile {
    List<SourceRow> rows = new ArrayList<>();
    try (RowSource source = SourceFile.examine(file, reading).open()) {
      for (SourceRow row = source.next(); row != null; row = source.next()) {
        rows.add(row);
      }
      return new RowsOf(rows, source.notes());
    }
  }

  SourceRow row(int number) {
    return rows.get(number - 1);
  }

  /** Row numbers of those that cannot be read. */
  List<Long> broken() {
    return rows.stream().filter(row -> row.fault() != null).map(SourceRow::number).toList();
  }
}
