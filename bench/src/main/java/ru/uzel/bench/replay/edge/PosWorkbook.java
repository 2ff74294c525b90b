package ru.uzel.bench.replay.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import ru.uzel.bench.replay.mapping.FieldText;

/** Rows as an export of ПОС: its 25 columns, and after them whatever else the rows have. */
final class PosWorkbook {

  static final String NUMBER = "Номер";

  /** As observed in public code in 2026; the hub reads them by name, in any order. */
  static final List<String> HEADERS =
      List.of(
          NUMBER,
          "Номер ЕПГУ",
          "Источник",
          "Верхнеуровневый ЛКО",
          "Категория",
          "Подкатегория",
          "Факт",
          "Организация, в которую поступило сообщение",
          "Организация, в которой находится сообщение",
          "Дата поступления",
          "Дата планируемого завершения работ",
          "Дата фактического завершения работ",
          "Стадия",
          "Статус",
          "Просрочено",
          "Фаст-трек",
          "ФЗ",
          "Заявитель выбрал подачу по 59-ФЗ",
          "Тип решения",
          "Направлено по email в ФОИВ, не подключенный к ПОС",
          "Оценка ответа заявителем",
          "Повторное рассмотрение",
          "ФИО координатора",
          "ФИО исполнителя",
          "ФИО руководителя");

  private static final int LONGEST = 32_767;
  private static final int MOST_COLUMNS = 200;

  /** ECMA-376 part 1, 22.9.2.19 ST_Xstring: this would be read as one character. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private PosWorkbook() {}

  /**
   * A row's fields as texts.
   *
   * @throws Unfit naming the field that no cell can hold
   */
  static Map<String, String> cells(Map<String, Object> fields) throws Unfit {
    Map<String, String> cells = new LinkedHashMap<>();
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      String text = FieldText.of(field.getValue());
      if (text == null) {
        throw new Unfit("поле «" + field.getKey() + "»: это не одно значение");
      }
      if (text.length() > LONGEST) {
        throw new Unfit(
            "поле «"
                + field.getKey()
                + "»: "
                + text.length()
                + " знаков, в ячейке не больше 32767");
      }
      if (!text.codePoints().allMatch(PosWorkbook::carried)) {
        throw new Unfit("поле «" + field.getKey() + "»: знак, которого нет в XML");
      }
      cells.put(field.getKey(), text);
    }
    if (cells.size() > MOST_COLUMNS - HEADERS.size()) {
      throw new Unfit("полей больше, чем столбцов в выгрузке");
    }
    return cells;
  }

  /** XML 1.0 production 2, Char. */
  private static boolean carried(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  static byte[] write(List<Map<String, String>> rows) throws IOException {
    Set<String> all = new LinkedHashSet<>(HEADERS);
    rows.forEach(row -> all.addAll(row.keySet()));
    List<String> headers = new ArrayList<>(all);
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = workbook.createSheet("Sheet0");
      XSSFRow first = sheet.createRow(0);
      for (int column = 0; column < headers.size(); column++) {
        first.createCell(column).setCellValue(escaped(headers.get(column)));
      }
      for (int i = 0; i < rows.size(); i++) {
        XSSFRow row = sheet.createRow(i + 1);
        for (int column = 0; column < headers.size(); column++) {
          String value = rows.get(i).getOrDefault(headers.get(column), "");
          row.createCell(column).setCellValue(value.isEmpty() ? "-" : escaped(value));
        }
      }
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static String escaped(String text) {
    return ESCAPE.matcher(text).replaceAll("_x005F_");
  }
}
