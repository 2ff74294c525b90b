package ru.uzel.console.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Words;
import ru.uzel.model.journal.MessageStanding;

/**
 * A standing as it is shown.
 *
 * @param tone names the colour
 */
public record Badge(String text, String tone) {

  /** Of one output by itself; of one without a record yet, that nothing is told. */
  public static Badge of(@Nullable MessageStanding told, Words words) {
    return of(told == null ? Standing.UNTOLD : Standing.of(told), words);
  }

  static Badge of(Standing standing, Words words) {
    return new Badge(
        words.word("standing", standing.name()), standing.tone().name().toLowerCase(Locale.ROOT));
  }
}
