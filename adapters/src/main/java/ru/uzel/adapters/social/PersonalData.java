package ru.uzel.adapters.social;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kinds of personal data that can be told by their form. Names and addresses cannot: whoever writes
 * a public answer answers for those. It is rather found once too often than published once.
 */
enum PersonalData {
  EMAIL(
      "an e-mail address",
      "[\\p{L}\\p{N}._%+-]{1,64} ?@ ?[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,9}"),

  /**
   * 7 or 8 and ten digits; any country's after a plus; an area code in brackets; a mobile number
   * without the country; a short one after «тел.».
   */
  PHONE(
      "a telephone number",
      "(?<!\\d)[78](?:[S()]*\\d){10}(?!\\d)"
          + "|\\+\\d(?:[S()]*\\d){9,14}(?!\\d)"
          + "|\\(\\d{3,5}\\)S*\\d(?:S*\\d){4,6}(?!\\d)"
          + "|(?<!\\d)9\\d{2}S*\\d{3}S*\\d{2}S*\\d{2}(?!\\d)"
          + "|тел\\p{L}*\\.?[^\\n\\d]{0,20}\\d{2,3}-\\d{2}-\\d{2}(?!\\d)"),

  /** As it is written, or its eleven digits if the last two are the check number of the others. */
  SNILS("a СНИЛС", "(?<!\\d)\\d{3}S?\\d{3}S?\\d{3}S?\\d{2}(?!\\d)") {
    @Override
    boolean fits(String found) {
      String digits = found.replaceAll("\\D", "");
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        sum += (digits.charAt(i) - '0') * (9 - i);
      }
      return found.matches("\\d{3}-\\d{3}-\\d{3}[ -]\\d{2}")
          || sum % 101 % 100 == Integer.parseInt(digits.substring(9));
    }
  },

  /** Series and number of a Russian passport, apart, or with the word before them. */
  PASSPORT(
      "a passport",
      "(?<![\\d.])\\d{2}S?\\d{2}S+\\d{6}(?!\\d)"
          // Not «от 20.11.2026 № 123456», which is a letter.
          + "|(?<![\\d.])\\d{2}S?\\d{2}S*(?:No|N|номер)S*\\d{6}(?!\\d)"
          + "|паспорт\\D{0,40}\\d{2}S?\\d{2}\\D{0,12}\\d{6}(?!\\d)");

  private final String title;
  private final Pattern form;

  /**
   * @param form where S stands for whatever people put between digits
   */
  PersonalData(String title, String form) {
    this.title = title;
    this.form =
        Pattern.compile(
            form.replace("S", "[ \\t./-]"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  String title() {
    return title;
  }

  /** Which kinds the text seems to show. */
  static Set<PersonalData> in(String text) {
    String plain = plain(text);
    Set<PersonalData> found = EnumSet.noneOf(PersonalData.class);
    for (PersonalData kind : values()) {
      Matcher matcher = kind.form.matcher(plain);
      while (matcher.find()) {
        if (kind.fits(matcher.group())) {
          found.add(kind);
        }
      }
    }
    return found;
  }

  boolean fits(String found) {
    return true;
  }

  /** Full-width digits, № and other hyphens and spaces in plain form, the invisible left out. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\p{Cf}", "")
        .replaceAll("\\p{Pd}|−", "-")
        .replaceAll("\\p{Z}", " ");
  }
}
