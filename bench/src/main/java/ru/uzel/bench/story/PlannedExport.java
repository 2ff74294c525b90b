package ru.uzel.bench.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One XLSX file that the ПОС drops.
 *
 * @param cells the rows' cells by header, for a file that the mock writes
 * @param path where the file lies, for one that exists already
 * @param corrupt whether the file is to be broken
 * @param rows what is to become of each row; empty for a file that is refused as a whole
 */
public record PlannedExport(
    String fileName,
    String title,
    List<Map<String, String>> cells,
    @Nullable Path path,
    boolean corrupt,
    List<PlannedRow> rows) {

  public PlannedExport {
    cells = List.copyOf(cells);
    rows = List.copyOf(rows);
  }
}
