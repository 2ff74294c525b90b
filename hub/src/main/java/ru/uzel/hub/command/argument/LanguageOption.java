package ru.uzel.hub.command.argument;

import java.util.Locale;
import picocli.CommandLine.Option;

/** In which language a command reports to people; what programs read is English in both. */
public final class LanguageOption {

  private enum Language {
    ru,
    en
  }

  @Option(
      names = "--lang",
      paramLabel = "ru|en",
      defaultValue = "ru",
      description = "Language of the report (default: ${DEFAULT-VALUE}).")
  private Language language;

  LanguageOption() {}

  public Locale locale() {
    return Locale.forLanguageTag(language.name());
  }
}
