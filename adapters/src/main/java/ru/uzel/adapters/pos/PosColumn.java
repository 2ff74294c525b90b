package ru.uzel.adapters.pos;

import static ru.uzel.adapters.pos.PosColumn.Form.DATE;
import static ru.uzel.adapters.pos.PosColumn.Form.DECIMAL;
import static ru.uzel.adapters.pos.PosColumn.Form.FLAG;
import static ru.uzel.adapters.pos.PosColumn.Form.ID;
import static ru.uzel.adapters.pos.PosColumn.Form.NAME;
import static ru.uzel.adapters.pos.PosColumn.Form.TEXT;

/** The columns that have a meaning here; any other column travels on as an attribute. */
enum PosColumn implements PosField {
  // The 25 headers of the observed export, in the order they were seen.
  NUMBER("Номер", ID),
  EPGU_NUMBER("Номер ЕПГУ", ID),
  SOURCE("Источник", NAME),
  TOP_ORGANISATION("Верхнеуровневый ЛКО", NAME),
  CATEGORY("Категория", NAME),
  SUBCATEGORY("Подкатегория", NAME),
  FACT("Факт", NAME),
  RECEIVED_BY("Организация, в которую поступило сообщение", NAME),
  HELD_BY("Организация, в которой находится сообщение", NAME),
  REGISTERED("Дата поступления", DATE),
  PLANNED("Дата планируемого завершения работ", DATE),
  COMPLETED("Дата фактического завершения работ", DATE),
  STAGE("Стадия", NAME),
  STATUS("Статус", NAME),
  OVERDUE("Просрочено", NAME),
  FAST_TRACK("Фаст-трек", FLAG),
  REGIME("ФЗ", NAME),
  CHOSE_59FZ("Заявитель выбрал подачу по 59-ФЗ", FLAG),
  RESOLUTION("Тип решения", NAME),
  SENT_BY_EMAIL("Направлено по email в ФОИВ, не подключенный к ПОС", NAME),
  SCORE("Оценка ответа заявителем", NAME),
  REPEATED("Повторное рассмотрение", NAME),
  COORDINATOR("ФИО координатора", NAME),
  EXECUTOR("ФИО исполнителя", NAME),
  MANAGER("ФИО руководителя", NAME),
  // Ours: the observed export has no column for what the resident wrote, nor for the place.
  TEXT_OF_MESSAGE("Текст сообщения", TEXT),
  SUMMARY("Суть", TEXT),
  COMMENT_ON_ANSWER("Комментарий к оценке", TEXT),
  COMPLAINED_OF("Орган, действия которого обжалуются", NAME),
  ADDRESS("Адрес", NAME),
  LATITUDE("Широта", DECIMAL),
  LONGITUDE("Долгота", DECIMAL);

  /** How a column's cells are read. */
  enum Form {
    ID,
    NAME,
    DATE,
    FLAG,
    DECIMAL,
    TEXT
  }

  private final String header;
  private final Form form;

  PosColumn(String header, Form form) {
    this.header = header;
    this.form = form;
  }

  @Override
  public String header() {
    return header;
  }

  @Override
  public Form form() {
    return form;
  }

  @Override
  public boolean required() {
    return this == NUMBER || this == CATEGORY || this == REGISTERED;
  }
}
