package ru.uzel.mocks.pos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes exports as ПОС does. */
final class PosExport {

  /** As observed, in the order they were seen. */
  static final List<String> HEADERS =
      List.of(
          "Номер",
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

  /** Proposed: of results of votings no form is known. */
  static final List<String> VOTING_HEADERS =
      List.of(
          "Номер объекта",
          "Вид",
          "Название",
          "ОКТМО",
          "Начало",
          "Окончание",
          "Участников",
          "Вариант",
          "Текст варианта",
          "Голосов",
          "Кворум",
          "Итог",
          "Ссылка",
          "Метод",
          "Объём выборки");

  private PosExport() {}

  /** The 25 headers and whatever else the rows have, in an order that depends on the seed alone. */
  static List<String> shuffled(List<Map<String, String>> rows, long seed) {
    return shuffled(HEADERS, rows, seed);
  }

  static List<String> shuffled(List<String> headers, List<Map<String, String>> rows, long seed) {
    Set<String> columns = new LinkedHashSet<>(headers);
    rows.forEach(row -> columns.addAll(row.keySet()));
    List<String> order = new ArrayList<>(columns);
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /**
   * @throws IllegalArgumentException for a value longer than a cell can hold
   */
  static byte[] write(List<Map<String, String>> rows, List<String> columns) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      SXSSFSheet sheet = workbook.createSheet("Sheet0");
      Row header = sheet.createRow(0);
      for (int column = 0; column < columns.size(); column++) {
        header.createCell(column).setCellValue(columns.get(column));
      }
      for (int number = 0; number < rows.size(); number++) {
        Row row = sheet.createRow(number + 1);
        for (int column = 0; column < columns.size(); column++) {
          row.createCell(column)
              .setCellValue(rows.get(number).getOrDefault(columns.get(column), "-"));
        }
      }
      workbook.write(file);
      return file.toByteArray();
    }
  }
}
