package ru.uzel.adapters.pos;

import ru.uzel.model.failure.FailureCode;

/**
 * Everything that can be wrong with an export, told twice: in English for the journal, in Russian
 * with the cure for whoever dropped the file.
 */
enum PosFault {
  NOT_XLSX(
      FailureCode.MALFORMED,
      "not a readable XLSX file",
      "Файл не читается как книга XLSX: он повреждён, обрезан или имеет другой формат.",
      "Выгрузите файл из ПОС заново и положите его в папку целиком."),
  NOT_CSV(
      FailureCode.MALFORMED,
      "not a readable CSV file",
      "Файл не читается как CSV: он обрезан, или кавычки в нём не закрыты.",
      "Выгрузите файл заново; значение с кавычкой, переводом строки или разделителем берут в кавычки."),
  NOT_UTF8(
      FailureCode.MALFORMED,
      "a CSV file that is not UTF-8",
      "Файл CSV не в кодировке UTF-8.",
      "Сохраните его как «CSV UTF-8» или как «Книга Excel (.xlsx)»."),
  OLD_OR_ENCRYPTED(
      FailureCode.MALFORMED,
      "an old XLS or a password-protected workbook",
      "Это книга старого формата XLS или книга с паролем.",
      "Сохраните её как «Книга Excel (.xlsx)» без пароля."),
  EMPTY(
      FailureCode.MALFORMED,
      "the file or its first sheet is empty",
      "Файл или его первый лист пуст.",
      "Выгрузите файл из ПОС заново; строка заголовков должна быть на первом листе."),
  NOT_A_FILE(
      FailureCode.MALFORMED,
      "not a regular file",
      "Это не обычный файл, а ссылка или папка.",
      "Положите в папку сам файл."),
  BAD_XML(
      FailureCode.MALFORMED,
      "the sheet's XML is broken or not allowed here",
      "Лист внутри книги повреждён или содержит недопустимую разметку.",
      "Откройте книгу в редакторе таблиц, сохраните её как XLSX и положите снова."),
  TOO_LARGE(
      FailureCode.TOO_LARGE,
      "the file is larger than allowed, packed or unpacked",
      "Файл слишком велик или распаковывается в недопустимо большой объём.",
      "Разделите выгрузку на несколько файлов за меньшие периоды."),
  TOO_MANY_FAULTS(
      FailureCode.INVALID_FIELD,
      "too many bad rows, the rest was not looked at",
      "Слишком много ошибочных строк, остальные строки не рассматривались.",
      "Исправьте ошибки, перечисленные ниже, и положите файл снова: принятые строки не удвоятся."),
  TOO_MANY_ROWS(
      FailureCode.TOO_LARGE,
      "too many rows for a table of votings",
      "Слишком много строк для таблицы голосований.",
      "Разделите таблицу на несколько файлов, не разрывая строк одного объекта."),
  MISSING_COLUMN(
      FailureCode.MISSING_FIELD,
      "a required column is missing",
      "Нет обязательного столбца.",
      "Выгрузите файл с этим столбцом; порядок столбцов не важен."),
  DOUBLE_COLUMN(
      FailureCode.INVALID_FIELD,
      "the column occurs twice",
      "Столбец встречается дважды.",
      "Оставьте один столбец с этим названием."),
  TOO_MANY_COLUMNS(
      FailureCode.TOO_LARGE,
      "too many columns",
      "Слишком много столбцов.",
      "Уберите лишние столбцы."),
  MISSING_VALUE(
      FailureCode.MISSING_FIELD,
      "the required value is missing",
      "Нет обязательного значения.",
      "Заполните ячейку."),
  BAD_DATE(
      FailureCode.INVALID_FIELD,
      "not a date",
      "Это не дата.",
      "Укажите дату в виде ДД.ММ.ГГГГ или ячейкой формата «Дата»."),
  BAD_NUMBER(
      FailureCode.INVALID_FIELD,
      "not a number, or out of range",
      "Это не число, или оно вне допустимых пределов.",
      "Исправьте число. Длинный номер храните как текст: Excel округляет числа длиннее 15 цифр."),
  BAD_FLAG(
      FailureCode.INVALID_FIELD,
      "neither yes nor no",
      "Ожидается «Да», «Нет» или «-».",
      "Исправьте значение."),
  BAD_REGIME(
      FailureCode.INVALID_FIELD,
      "an unknown legal regime",
      "Неизвестный порядок рассмотрения.",
      "Укажите «Обычное сообщение» или «59-ФЗ»."),
  BAD_SCORE(
      FailureCode.INVALID_FIELD,
      "a rating that is none of 1 to 5",
      "Ожидается оценка от 1 до 5 или «-».",
      "Исправьте оценку."),
  HALF_LOCATION(
      FailureCode.MISSING_FIELD,
      "one coordinate without the other",
      "Указана только одна координата.",
      "Укажите и широту, и долготу, или ни одной."),
  STRAY_VALUE(
      FailureCode.INVALID_FIELD,
      "a value where no column is",
      "Значений в строке больше, чем столбцов.",
      "Возьмите в кавычки значение, внутри которого стоит разделитель."),
  CONFLICTING_VALUES(
      FailureCode.INVALID_FIELD,
      "rows of one object that differ",
      "Строки одного объекта противоречат друг другу.",
      "Укажите в этом столбце одно и то же во всех строках объекта."),
  DOUBLE_OPTION(
      FailureCode.INVALID_FIELD,
      "the option occurs twice",
      "Вариант встречается у объекта дважды.",
      "Оставьте одну строку с этим вариантом или исправьте его номер."),
  TOO_MANY_OPTIONS(
      FailureCode.TOO_LARGE, "too many options", "Вариантов больше 200.", "Сократите их число."),
  TOO_MANY_VOTES(
      FailureCode.INVALID_FIELD,
      "more votes for an option than participants",
      "За вариант голосов больше, чем участников.",
      "Исправьте число голосов или участников."),
  BAD_KIND(
      FailureCode.INVALID_FIELD,
      "an unknown kind of voting",
      "Неизвестный вид.",
      "Укажите «Голосование», «Общественное обсуждение», «Опрос», «Социологический опрос (онлайн)»,"
          + " «Социологический опрос (офлайн)» или «Объект комфортной среды»."),
  BAD_OKTMO(
      FailureCode.INVALID_FIELD,
      "neither 8 nor 11 digits",
      "Код ОКТМО состоит из 8 или 11 цифр.",
      "Исправьте код; храните его как текст, чтобы не пропал ноль в начале."),
  BAD_PERIOD(
      FailureCode.INVALID_FIELD,
      "ends before it begins",
      "Окончание раньше начала.",
      "Исправьте одну из дат."),
  BAD_LINK(
      FailureCode.INVALID_FIELD,
      "no address of a page",
      "Это не адрес страницы.",
      "Укажите адрес целиком, начиная с http:// или https://."),
  TOO_LONG(
      FailureCode.TOO_LARGE,
      "the value is too long",
      "Значение длиннее допустимого.",
      "Сократите значение."),
  ILLEGAL_CHARACTERS(
      FailureCode.INVALID_FIELD,
      "a character that XML does not allow",
      "В значении есть управляющий или испорченный знак.",
      "Удалите этот знак или наберите значение заново."),
  ERROR_CELL(
      FailureCode.INVALID_FIELD,
      "the cell holds an error value",
      "В ячейке ошибка вычисления (например, #ССЫЛКА!).",
      "Исправьте ячейку."),
  FORMULA_WITHOUT_VALUE(
      FailureCode.INVALID_FIELD,
      "a formula without a computed value",
      "В ячейке формула, значение которой не вычислено.",
      "Откройте файл в редакторе таблиц, замените формулу значением и сохраните."),
  NOT_TAKEN(
      FailureCode.INTERNAL,
      "the hub did not take the row",
      "Узел не принял строку.",
      "Обратитесь к администратору узла, назвав файл и строку.");

  private final FailureCode code;
  private final String english;
  private final String cause;
  private final String cure;

  PosFault(FailureCode code, String english, String cause, String cure) {
    this.code = code;
    this.english = english;
    this.cause = cause;
    this.cure = cure;
  }

  FailureCode code() {
    return code;
  }

  String english() {
    return english;
  }

  String cause() {
    return cause;
  }

  String cure() {
    return cure;
  }
}
