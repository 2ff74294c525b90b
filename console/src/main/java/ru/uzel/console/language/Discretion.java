package ru.uzel.console.language;

import java.util.regex.Pattern;

/**
 * A second line of defence. Details of records hold no personal data (see {@link
 * ru.uzel.model.journal.JournalRecord}); but some quote a partner, and what a partner wrote into
 * the text of an error nobody knows. Whatever has the form of a phone number, an address of e-mail,
 * a СНИЛС or a person's name is not shown.
 */
final class Discretion {

  static final String LEFT_OUT = "•••";

  private static final String UPPER = "\\p{Lu}";
  private static final String NAME = "\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?";

  private static final Pattern PERSONAL =
      Pattern.compile(
          String.join(
              "|",
              // an address of e-mail
              "[\\p{L}0-9._%+-]+@[\\p{L}0-9-]+(?:\\.[\\p{L}0-9-]+)+",
              // a Russian telephone number
              "(?<![\\w+-])(?:\\+7|8|7)[ (-]{0,2}\\d{3}[ )-]{0,2}\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?![\\w-])",
              // a СНИЛС
              "(?<![\\w-])\\d{3}-\\d{3}-\\d{3}[ -]\\d{2}(?![\\w-])",
              // Фамилия Имя Отчество
              NAME
                  + " "
                  + NAME
                  + " (?:\\p{Lu}\\p{Ll}*(?:вич|вна|ична|ьич)|"
                  + NAME
                  + " (?:оглы|кызы))(?!\\p{L})",
              // Фамилия И. О. and И. О. Фамилия
              NAME + " " + UPPER + "\\. ?" + UPPER + "\\.",
              "(?<!\\p{L})" + UPPER + "\\. ?" + UPPER + "\\. ?" + NAME),
          Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * Attributes of a certificate's subject that name a person (RFC 4519; 63-ФЗ and Приказ ФСБ № 795
   * have СНИЛС and ИНН there). An organisation's name, О and ОГРН stay.
   */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?<![\\w.])(CN|SN|SURNAME|GN?|GIVENNAME|E|EMAIL(?:ADDRESS)?|SNILS|INN|STREET|"
              + "2\\.5\\.4\\.(?:3|4|9|42)|1\\.2\\.840\\.113549\\.1\\.9\\.1|1\\.2\\.643\\.100\\.3|"
              + "1\\.2\\.643\\.3\\.131\\.1\\.1)="
              + "(?:\"[^\"]*\"|(?:(?! at | is |: )(?:\\\\.|[^,;+\\\\]))*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private Discretion() {}

  static String of(String text) {
    String subjects = SUBJECT.matcher(text).replaceAll("$1=" + LEFT_OUT);
    return PERSONAL.matcher(subjects).replaceAll(LEFT_OUT);
  }
}
