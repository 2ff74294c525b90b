package ru.uzel.routes.masking;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of free text what has a form of its own: numbers of documents and cards, telephones,
 * addresses of e-mail. A number counts as one of a document only if its check digits hold, or the
 * word stands before it, so that numbers of letters and cases stay. Names have no form: whoever
 * must not see them is not to be sent the text at all.
 */
final class TextScrub {

  private record Kind(Pattern pattern, String word, Predicate<String> digits) {}

  /** Space of any width, a hyphen or dash of any length, or a bracket. */
  private static final String GAP = "[\\s\\u00A0\\u202F().\\-\\u2010-\\u2015]";

  private static final List<Kind> KINDS =
      List.of(
          kind(
              "[\\p{L}\\p{N}._%+\\-]{1,64}@[\\p{L}\\p{N}\\-]{1,63}(?:\\.[\\p{L}\\p{N}\\-]{1,63}){1,8}",
              "эл. почта"),
          // Before telephones: a card's digits would look like one. ISO/IEC 7812-1: Luhn.
          card(19),
          card(18),
          card(17),
          card(16),
          new Kind(
              Pattern.compile(
                  number("\\d{3}" + GAP + "?\\d{3}" + GAP + "?\\d{3}" + GAP + "?\\d{2}")),
              "СНИЛС",
              Digits::snils),
          new Kind(Pattern.compile(number("\\d{12}")), "ИНН", Digits::inn),
          kind(
              "(?iu)(?<=паспорт\\p{L}{0,3}[^\\d]{0,40})\\d{2}\\s?\\d{2}[^\\d]{0,10}\\d{6}",
              "паспорт"),
          kind(number("\\d{2}[\\s\\u00A0]\\d{2}[\\s\\u00A0]\\d{6}"), "паспорт"),
          kind(number("\\d{4}[\\s\\u00A0](?:№[\\s\\u00A0]?)?\\d{6}"), "паспорт"),
          kind(
              "(?<![\\d+])(?:\\+7|8|7)"
                  + GAP
                  + "{0,3}\\d{3}"
                  + GAP
                  + "{0,3}\\d{3}"
                  + GAP
                  + "{0,2}\\d{2}"
                  + GAP
                  + "{0,2}\\d{2}(?!\\d)",
              "телефон"),
          kind(
              "(?<!\\d)\\(\\d{3,5}\\)[\\s\\u00A0]?\\d{1,3}"
                  + GAP
                  + "?\\d{2}"
                  + GAP
                  + "?\\d{2}(?!\\d)",
              "телефон"));

  private TextScrub() {}

  /** The text without them; the same object where there were none. */
  static @Nullable String scrubbed(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String rest = text;
    for (Kind kind : KINDS) {
      Matcher found = kind.pattern().matcher(rest);
      if (found.find()) {
        rest = replaced(rest, found, kind);
      }
    }
    return rest.equals(text) ? text : rest;
  }

  private static String replaced(String text, Matcher found, Kind kind) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    do {
      if (kind.digits().test(found.group().replaceAll("\\D", ""))) {
        result.append(text, from, found.start()).append('[').append(kind.word()).append(']');
        from = found.end();
      }
    } while (found.find());
    return from == 0 ? text : result.append(text, from, text.length()).toString();
  }

  /** Each length of its own: three digits that follow a card of 16 are not part of it. */
  private static Kind card(int digits) {
    return new Kind(
        Pattern.compile(number("(?:\\d" + GAP + "?){" + (digits - 1) + "}\\d")),
        "карта",
        Digits::luhn);
  }

  private static String number(String digits) {
    return "(?<![\\d+])" + digits + "(?!\\d)";
  }

  private static Kind kind(String pattern, String word) {
    return new Kind(Pattern.compile(pattern), word, digits -> true);
  }
}
