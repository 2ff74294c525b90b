package ru.uzel.adapters.pos;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Exports made for tests, with Apache POI as the maker; every value is invented. */
final class Exports {

  static final List<String> OBSERVED =
      Arrays.stream(PosColumn.values()).limit(25).map(PosColumn::header).toList();

  private Exports() {}

  /** A row as ПОС would fill it, with a number of its own. */
  static Map<String, String> row(String number) {
    Map<String, String> row = new LinkedHashMap<>();
    OBSERVED.forEach(header -> row.put(header, "-"));
    row.put("Номер", number);
    row.put("Номер ЕПГУ", "6600000001");
    row.put("Источник", "WIDGET");
    row.put("Верхнеуровневый ЛКО", "Вымышленная область");
    row.put("Категория", "Дороги");
    row.put("Подкатегория", "Ямы во дворах");
    row.put("Факт", "Яма на проезжей части");
    row.put("Организация, в которую поступило сообщение", "Администрация Заречного района");
    row.put("Организация, в которой находится сообщение", "Управление дорог");
    row.put("Дата поступления", "06.01.2026");
    row.put("Дата планируемого завершения работ", "16.01.2026");
    row.put("Стадия", "Координация");
    row.put("Статус", "Назначен исполнитель");
    row.put("Просрочено", "Нет");
    row.put("Фаст-трек", "Да");
    row.put("ФЗ", "Обычное сообщение");
    row.put("Заявитель выбрал подачу по 59-ФЗ", "Нет");
    row.put("ФИО координатора", "Вымышленный Координатор Первый");
    return row;
  }

  static Map<String, String> row(String number, String header, String value) {
    Map<String, String> row = row(number);
    row.put(header, value);
    return row;
  }

  /** The columns are those of the first row, in its order. */
  @SafeVarargs
  static byte[] of(Map<String, String> first, Map<String, String>... others) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>(List.of(first));
    for (Map<String, String> other : others) {
      rows.add(other);
    }
    return of(new ArrayList<>(first.keySet()), rows);
  }

  static byte[] of(List<String> columns, List<Map<String, String>> rows) throws IOException {
    return workbook(
        sheet -> {
          Row header = sheet.createRow(0);
          for (int column = 0; column < columns.size(); column++) {
            header.createCell(column).setCellValue(columns.get(column));
          }
          for (int number = 0; number < rows.size(); number++) {
            Row line = sheet.createRow(number + 1);
            for (int column = 0; column < columns.size(); column++) {
              String value = rows.get(number).get(columns.get(column));
              if (value != null) {
                line.createCell(column).setCellValue(value);
              }
            }
          }
        });
  }

  static byte[] workbook(Consumer<XSSFSheet> fill) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      fill.accept(workbook.createSheet("Sheet0"));
      workbook.write(file);
      return file.toByteArray();
    }
  }

  /** The required columns and one more, one good row; the further column's cell is given as XML. */
  static byte[] withCell(String header, String cellXml) throws IOException {
    return withSheet(
        """
        <row r="1">%s%s%s%s</row><row r="2">%s%s%s%s</row>
        """
            .formatted(
                inline("A1", "Номер"),
                inline("B1", "Категория"),
                inline("C1", "Дата поступления"),
                inline("D1", header),
                inline("A2", "1"),
                inline("B2", "Дороги"),
                inline("C2", "06.01.2026"),
                cellXml));
  }

  static String inline(String place, String text) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  /** A workbook whose sheet has just these rows, given as XML. */
  static byte[] withSheet(String rows) throws IOException {
    return edited(
        of(row("1")),
        "xl/worksheets/sheet1.xml",
        old -> sheet("", "<sheetData>" + rows + "</sheetData>"));
  }

  static String sheet(String prolog, String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + prolog
        + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        + content
        + "</worksheet>";
  }

  /** The same workbook with one part rewritten. */
  static byte[] edited(byte[] workbook, String part, UnaryOperator<String> change)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = in.readAllBytes();
        if (entry.getName().equals(part)) {
          content =
              change
                  .apply(new String(content, StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
        }
        out.write(content);
      }
    }
    return file.toByteArray();
  }

  /** A workbook with a part that unpacks to {@code size} bytes of the same filler. */
  static Path bomb(Path file, String part, String filler, long size) throws IOException {
    byte[] block = filler.repeat(65_536 / filler.length()).getBytes(StandardCharsets.UTF_8);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(of(row("1"))));
        OutputStream raw = Files.newOutputStream(file);
        ZipOutputStream out = new ZipOutputStream(raw)) {
      out.setLevel(Deflater.BEST_SPEED);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.getName().equals(part)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
      out.putNextEntry(new ZipEntry(part));
      out.write(
          sheet("", "<sheetData>").replace("</worksheet>", "").getBytes(StandardCharsets.UTF_8));
      for (long written = 0; written < size; written += block.length) {
        out.write(block);
      }
    }
    return file;
  }
}
