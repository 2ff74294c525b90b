package ru.uzel.adapters.pos;

import static ru.uzel.adapters.pos.PosColumn.Form.DATE;
import static ru.uzel.adapters.pos.PosColumn.Form.ID;
import static ru.uzel.adapters.pos.PosColumn.Form.NAME;
import static ru.uzel.adapters.pos.PosColumn.Form.TEXT;

/**
 * The columns of a table of votings, one row for each option. All ours: ПОС publishes no form of
 * it.
 */
enum PosVotingColumn implements PosField {
  OBJECT("Номер объекта", ID, true),
  KIND("Вид", NAME, true),
  TITLE("Название", TEXT, true),
  OKTMO("ОКТМО", ID, true),
  FROM("Начало", DATE, true),
  TO("Окончание", DATE, true),
  PARTICIPANTS("Участников", ID, false),
  OPTION("Вариант", ID, false),
  OPTION_TEXT("Текст варианта", TEXT, false),
  VOTES("Голосов", ID, false),
  QUORUM("Кворум", ID, false),
  OUTCOME("Итог", TEXT, false),
  LINK("Ссылка", TEXT, false),
  METHOD("Метод", NAME, false),
  SAMPLE("Объём выборки", ID, false);

  private final String header;
  private final PosColumn.Form form;
  private final boolean required;

  PosVotingColumn(String header, PosColumn.Form form, boolean required) {
    this.header = header;
    this.form = form;
    this.required = required;
  }

  @Override
  public String header() {
    return header;
  }

  @Override
  public PosColumn.Form form() {
    return form;
  }

  @Override
  public boolean required() {
    return required;
  }

  /** Whether it differs from row to row of one object. */
  boolean ofOption() {
    return this == OPTION || this == OPTION_TEXT || this == VOTES;
  }
}
