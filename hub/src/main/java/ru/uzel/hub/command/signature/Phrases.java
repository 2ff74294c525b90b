package ru.uzel.hub.command.signature;

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
 * Details of findings in another language. They are English where they are made, because journals
 * and JSON carry them too; {@code Details_ru.txt} has a line {@code English = Russian} for each,
 * where {@code {0}} is what differs from case to case. What it does not have stays English.
 */
final class Phrases {

  private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");

  /** A detail may carry another as its reason, and that one more. */
  private static final int DEEPEST = 4;

  /** Matching takes longer than a line is long; what is longer than any of ours is a stranger's. */
  private static final int LONGEST = 2000;

  /** One line of the file. */
  private record Phrase(Pattern english, String other) {}

  private final List<Phrase> phrases;

  private Phrases(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  static Phrases none() {
    return new Phrases(List.of());
  }

  static Phrases russian() {
    try (InputStream file =
        Objects.requireNonNull(Phrases.class.getResourceAsStream("Details_ru.txt"))) {
      return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException("Details_ru.txt cannot be read", impossible);
    }
  }

  static Phrases of(String file) {
    List<Phrase> phrases = new ArrayList<>();
    for (String line : file.lines().toList()) {
      int middle = line.indexOf(" = ");
      if (middle > 0) {
        phrases.add(new Phrase(pattern(line.substring(0, middle)), line.substring(middle + 3)));
      }
    }
    return new Phrases(phrases);
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

  String translated(String detail) {
    return translated(detail, DEEPEST);
  }

  private String translated(String detail, int deeper) {
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
                        translated(match.group(Integer.parseInt(hole.group(1)) + 1), deeper - 1)));
      }
    }
    return detail;
  }
}
