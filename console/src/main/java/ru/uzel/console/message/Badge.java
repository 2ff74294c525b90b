package ru.uzel.console.message;

import java.util.Locale;
import ru.uzel.console.language.Words;

/**
 * A standing as it is shown.
 *
 * @param tone names the colour
 */
public record Badge(String text, String tone) {

  public static Badge of(Standing standing, Words words) {
    return new Badge(
        words.word("standing", standing.name()), standing.tone().name().toLowerCase(Locale.ROOT));
  }
}
