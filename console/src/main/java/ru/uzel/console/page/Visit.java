package ru.uzel.console.page;

import java.time.Instant;
import ru.uzel.console.language.Language;
import ru.uzel.console.language.Times;
import ru.uzel.console.language.Words;

/**
 * Who reads: in which language and time, when, and where the same page is in the other language.
 *
 * @param languageChosen whether the address itself said which language: it is remembered then
 */
public record Visit(
    Words words, Times times, Instant now, String inOtherLanguage, boolean languageChosen) {

  public Language language() {
    return words.language();
  }
}
