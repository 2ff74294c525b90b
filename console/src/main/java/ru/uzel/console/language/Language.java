package ru.uzel.console.language;

import java.util.Locale;
import java.util.Optional;

/** The languages of the pages, the first one first. */
public enum Language {
  RU("ru"),
  EN("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** BCP 47. */
  public String code() {
    return code;
  }

  public Locale locale() {
    return Locale.forLanguageTag(code);
  }

  public Language other() {
    return this == RU ? EN : RU;
  }

  public static Optional<Language> of(String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
