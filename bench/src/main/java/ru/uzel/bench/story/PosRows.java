package ru.uzel.bench.story;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invented rows of a ПОС export: what is empty there is a dash, as in the real ones. */
public final class PosRows {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  static final String SILENT_CATEGORY = "Связь и телевидение";
  static final String UNKNOWN_CATEGORY = "Космические полёты";

  private PosRows() {}

  /** Today as ПОС writes it; its days are Moscow's. */
  public static String today() {
    return day(0);
  }

  private static String day(int later) {
    return DAY.format(LocalDate.now(ZoneId.of("Europe/Moscow")).plusDays(later));
  }

  /** One row of the export. */
  public static Map<String, String> row(
      String number, String category, String text, String address) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("Номер", number);
    cells.put("Номер ЕПГУ", "6" + number);
    cells.put("Источник", "EPGU");
    cells.put("Верхнеуровневый ЛКО", "Заречная область");
    cells.put("Категория", category);
    cells.put("Подкатегория", "-");
    cells.put("Факт", "-");
    cells.put("Организация, в которую поступило сообщение", "Администрация города Заречного");
    cells.put("Организация, в которой находится сообщение", "-");
    cells.put("Дата поступления", today());
    cells.put("Дата планируемого завершения работ", day(10));
    cells.put("Дата фактического завершения работ", "-");
    cells.put("Стадия", "Координация");
    cells.put("Статус", "-");
    cells.put("Просрочено", "Нет");
    cells.put("Фаст-трек", "Нет");
    cells.put("ФЗ", "Обычное сообщение");
    cells.put("Заявитель выбрал подачу по 59-ФЗ", "Нет");
    cells.put("Тип решения", "-");
    cells.put("Оценка ответа заявителем", "-");
    cells.put("Текст сообщения", text + " (" + number + ")");
    cells.put("Адрес", address);
    return cells;
  }

  private record Problem(String category, String address, String text, String word) {}

  private static final List<Problem> PROBLEMS =
      List.of(
          new Problem("Дороги", "ул. Мирная, 5", "Стёрлась разметка на переходе.", "Решено"),
          new Problem("Мусор", "ул. Садовая, 31", "Свалка за гаражами.", "Решено"),
          new Problem("ЖКХ", "пр. Строителей, 9", "Не работает лифт.", "Решено"),
          new Problem("Благоустройство", "ул. Речная, 17", "Сломаны качели на площадке.", "Решено"),
          new Problem(
              "Общественный транспорт",
              "ост. «Больница»",
              "Автобус № 7 ходит раз в два часа.",
              "Разъяснено"),
          new Problem("Дороги", "ул. Лесная, 21", "Люк без крышки на обочине.", "Решено"),
          new Problem("Образование", "ул. Школьная, 2", "В детском саду дует от окон.", "Решено"),
          new Problem("Социальная защита", "ул. Мирная, 8", "Не пришла доплата.", "Решено"));

  static int size() {
    return PROBLEMS.size();
  }

  static PlannedRow plan(String number, int index) {
    return new PlannedRow(number, Fate.DELIVERED, PROBLEMS.get(index).word);
  }

  static Map<String, String> cells(String number, int index) {
    Problem problem = PROBLEMS.get(index);
    return row(number, problem.category, problem.text, problem.address);
  }
}
