package ru.uzel.console.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One-line details in another language. {@code Details_ru.txt} has lines {@code English = Russian},
 * where {@code {0}} is what differs from case to case; what it does not have stays English.
 */
final class Details {

  private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");

  /** A detail may carry another as its reason, and that one more. */
  private static final int DEEPEST = 4;

  /** Longer than a record's detail can be. */
  private static final int LONGEST = 2000;

  /** One line of the file. */
  private record Phrase(Pattern english, String other) {}

  private final List<Phrase> phrases;

  private Details(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  static Details none() {
    return new Details(List.of());
  }

  static Details russian() {
    try (InputStream file =
        Objects.requireNonNull(Details.class.getResourceAsStream("Details_ru.txt"))) {
      List<Phrase> phrases = new ArrayList<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(
              line -> {
                int middle = line.indexOf(" = ");
                if (middle > 0) {
                  phrases.add(
                      new Phrase(pattern(line.substring(0, middle)), line.substring(middle + 3)));
                }
              });
      return new Details(phrases);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Details_ru.txt cannot be read", impossible);
    }
  }

  private static Pattern pattern(String english) {
    StringBuilder pattern = new StringBuilder();
    Matcher hole = HOLE.matcher(english);
    int from = 0;
    while (hole.find()) {
      pattern.append(Pattern.quote(english.substring(from, hole.start()))).append("(.+?)");
      from = hole.end();
    }
    return Pattern.compile(pattern + Pattern.quote(english.substring(from)), Pattern.DOTALL);
  }

  String translated(String detail, Words words) {
    return translated(detail, words, DEEPEST);
  }

  private String translated(String detail, Words words, int deeper) {
    if (deeper == 0 || detail.length() > LONGEST) {
      return detail;
    }
    for (Phrase phrase : phrases) {
      Matcher match = phrase.english().matcher(detail);
      if (match.matches()) {
        return HOLE.matcher(phrase.other())
            .replaceAll(
                hole ->
                    Matcher.quoteReplacement(
                        translated(
                            match.group(Integer.parseInt(hole.group(1)) + 1), words, deeper - 1)));
      }
    }
    return words.find("status." + detail).map(status -> "«" + status + "»").orElse(detail);
  }
}
