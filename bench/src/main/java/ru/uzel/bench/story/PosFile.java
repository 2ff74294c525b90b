package ru.uzel.bench.story;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * An export that somebody gave, as one more file of the story.
 *
 * @param categories the distinct values of its category column
 */
public record PosFile(Set<String> categories, PlannedExport export) {

  private static final String NUMBER = "Номер";
  private static final String CATEGORY = "Категория";
  private static final String REGISTERED = "Дата поступления";

  /**
   * Reads and plans: a row with number, category and date is to be delivered, the same number again
   * is a repetition, anything else a refusal.
   *
   * @throws IllegalArgumentException when the file cannot be read as XLSX
   */
  public static PosFile read(Path file, String run) {
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      Set<String> categories = new LinkedHashSet<>();
      Map<String, PlannedRow> rows = new LinkedHashMap<>();
      List<PlannedRow> repetitions = new ArrayList<>();
      for (Map<String, String> cells : cells(workbook.getSheetAt(0))) {
        String number = cells.getOrDefault(NUMBER, "");
        boolean complete =
            !number.isEmpty() && cells.containsKey(CATEGORY) && cells.containsKey(REGISTERED);
        if (complete) {
          categories.add(cells.getOrDefault(CATEGORY, ""));
        }
        if (rows.containsKey(number)) {
          repetitions.add(new PlannedRow(number, Fate.DUPLICATE, null));
        } else {
          rows.put(
              number,
              complete
                  ? new PlannedRow(number, Fate.DELIVERED, "Решено")
                  : new PlannedRow(number, Fate.REFUSED, null));
        }
      }
      repetitions.addAll(0, rows.values());
      return new PosFile(
          categories,
          new PlannedExport(
              run + "-given.xlsx",
              "выгрузка " + file.getFileName(),
              List.of(),
              file.toAbsolutePath(),
              false,
              repetitions));
    } catch (IOException | RuntimeException unreadable) {
      // POI tells much of what it stumbles over with exceptions of its own, all unchecked.
      throw new IllegalArgumentException(file + " не читается как XLSX", unreadable);
    }
  }

  private static List<Map<String, String>> cells(Sheet sheet) {
    DataFormatter formatter = new DataFormatter();
    Map<Integer, String> headers = new LinkedHashMap<>();
    List<Map<String, String>> rows = new ArrayList<>();
    for (Row row : sheet) {
      if (headers.isEmpty()) {
        row.forEach(cell -> headers.put(cell.getColumnIndex(), text(formatter, cell)));
      } else {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Cell cell : row) {
          String header = headers.get(cell.getColumnIndex());
          String text = text(formatter, cell);
          if (header != null && !text.isEmpty() && !text.equals("-")) {
            cells.put(header, text);
          }
        }
        if (!cells.isEmpty()) {
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  private static String text(DataFormatter formatter, Cell cell) {
    return formatter.formatCellValue(cell).strip();
  }
}
