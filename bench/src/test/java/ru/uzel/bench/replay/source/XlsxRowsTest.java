package ru.uzel.bench.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowsTest {

  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @TempDir private Path folder;

  /** A workbook with the columns a to h and one row, filled by the test. */
  private Path workbook(Consumer<XSSFRow> filling) throws IOException {
    Path file = folder.resolve("book.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet("Sheet0");
      XSSFRow headers = sheet.createRow(0);
      for (int column = 0; column < 8; column++) {
        headers.createCell(column).setCellValue(String.valueOf((char) ('a' + column)));
      }
      filling.accept(sheet.createRow(1));
      book.write(out);
    }
    return file;
  }

  private static Cell styled(XSSFRow row, int column, String format) {
    CellStyle style = row.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat(format));
    Cell cell = row.createCell(column);
    cell.setCellStyle(style);
    return cell;
  }

  private static RowsOf rows(Path file) throws IOException, UnreadableFile {
    return RowsOf.file(file, Reading.BY_THE_FILE);
  }

  @Test
  void givesDatesAsIsoTextAndNumbersWithTheirDigits() throws Exception {
    RowsOf rows =
        rows(
            workbook(
                row -> {
                  row.createCell(0).setCellValue("007");
                  row.createCell(1).setCellValue(327441806);
                  row.createCell(2).setCellValue(41.787096043170905);
                  styled(row, 3, "dd.mm.yyyy").setCellValue(46028);
                  styled(row, 4, "dd.mm.yyyy hh:mm").setCellValue(46028.4375);
                  styled(row, 5, "00000").setCellValue(1234);
                  styled(row, 6, "[h]:mm").setCellValue(1.5);
                  row.createCell(7).setCellValue(true);
                }));

    assertThat(rows.row(1).json())
        .isEqualTo(
            "{\"a\":\"007\",\"b\":327441806,\"c\":41.787096043170905,\"d\":\"2026-01-06\","
                + "\"e\":\"2026-01-06T10:30:00\",\"f\":\"01234\",\"g\":1.5,\"h\":true}");
    assertThat(rows.row(1).place()).isEqualTo("строка листа 2");
    assertThat(rows.row(1).notes()).singleElement().asString().contains("«g»");
  }

  @Test
  void aFormulaGivesItsLastValueAndIsNamed() throws Exception {
    RowsOf rows =
        rows(
            workbook(
                row -> {
                  Cell cell = row.createCell(1);
                  cell.setCellFormula("40+2");
                  cell.setCellValue(42);
                }));

    assertThat(rows.row(1).values()).hasToString("{b=42}");
    assertThat(rows.row(1).notes()).singleElement().asString().contains("«b»", "формула");
  }

  @Test
  void aFormulaWithoutValueAndAnErrorMakeABrokenRow() throws Exception {
    assertThat(rows(workbook(row -> row.createCell(1).setCellFormula("A1"))).row(1).fault())
        .contains("«b»", "не вычислено");
    assertThat(
            rows(workbook(row -> row.createCell(2).setCellErrorValue(FormulaError.REF.getCode())))
                .row(1)
                .fault())
        .contains("«c»", "#REF!");
  }

  @Test
  void namesANumberThatExcelHasRounded() throws Exception {
    assertThat(
            rows(workbook(row -> row.createCell(0).setCellValue(1.23456789012345677E18)))
                .row(1)
                .notes())
        .singleElement()
        .asString()
        .contains("15 цифр");
  }

  @Test
  void readsWhatStandsByItsCodeOnce() throws Exception {
    RowsOf rows = rows(workbook(row -> row.createCell(0).setCellValue("x_x005F_x0041_\nи 🚧")));

    assertThat(rows.row(1).values()).containsEntry("a", "x_x0041_\nи 🚧");
  }

  @Test
  void choosesASheetAndNamesTheOthers() throws Exception {
    Path file = folder.resolve("two.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      book.createSheet("one").createRow(0).createCell(0).setCellValue("x");
      XSSFSheet two = book.createSheet("two");
      two.createRow(3).createCell(2).setCellValue("y");
      two.createRow(5).createCell(2).setCellValue("value");
      book.write(out);
    }

    assertThat(rows(file).notes()).singleElement().asString().contains("two");
    RowsOf chosen = RowsOf.file(file, new Reading(null, null, null, "two"));
    assertThat(chosen.row(1).values()).containsEntry("y", "value");
    assertThat(chosen.row(1).place()).isEqualTo("строка листа 6");
    assertThatThrownBy(() -> RowsOf.file(file, new Reading(null, null, null, "three")))
        .hasMessageContaining("нет листа «three»");
  }

  @Test
  void aCutOrOldWorkbookIsTold() throws Exception {
    byte[] whole = Files.readAllBytes(workbook(row -> row.createCell(0).setCellValue("x")));
    Path cut = Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(whole, 900));
    Path old =
        Files.write(
            folder.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 9});

    assertThatThrownBy(() -> rows(cut)).isInstanceOf(UnreadableFile.class);
    assertThatThrownBy(() -> rows(old)).hasMessageContaining("XLS");
  }

  @Test
  void aSheetThatBreaksOffIsToldAfterTheRowsBeforeIt() throws Exception {
    Path file =
        edited(
            workbook(row -> row.createCell(0).setCellValue("x")),
            xml -> xml.replace("</sheetData>", "<row r=\"3\"><c r=\"A3\"><v>1</sheetData>"));

    try (RowSource source = SourceFile.examine(file, Reading.BY_THE_FILE).open()) {
      assertThat(source.next()).isNotNull();
      assertThatThrownBy(source::next)
          .isInstanceOf(UnreadableFile.class)
          .hasMessageContaining("повреждён");
    }
  }

  @Test
  void aZipBombIsRefused() throws Exception {
    Path file =
        edited(
            workbook(row -> row.createCell(0).setCellValue("x")),
            xml -> xml.replace("<sheetData>", "<!--" + " ".repeat(50_000_000) + "--><sheetData>"));

    assertThatThrownBy(() -> rows(file)).isInstanceOf(UnreadableFile.class);
  }

  private Path edited(Path book, java.util.function.UnaryOperator<String> change)
      throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(book))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    parts.computeIfPresent(
        SHEET,
        (name, bytes) ->
            change
                .apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("edited.xlsx");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    return file;
  }
}
