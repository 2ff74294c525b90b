package ru.uzel.hub.command.signature;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of reports in one language: {@code Texts.properties} beside whoever reports. */
public final class Wording {

  private final ResourceBundle texts;
  private final Phrases details;

  private Wording(ResourceBundle texts, Phrases details) {
    this.texts = texts;
    this.details = details;
  }

  /**
   * @param reporter a class of the package that has the texts
   */
  public static Wording of(Locale language, Class<?> reporter) {
    return new Wording(
        ResourceBundle.getBundle(
            reporter.getPackageName() + ".Texts",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        language.getLanguage().equals("ru") ? Phrases.russian() : Phrases.none());
  }

  public String text(String key, Object... arguments) {
    return MessageFormat.format(texts.getString(key), arguments);
  }

  /** What a finding means; the code itself where it is new to these texts. */
  String finding(String code) {
    return or("finding." + code, code);
  }

  /** What exactly was found, which is English where it is made. */
  public String detail(String detail) {
    return details.translated(detail);
  }

  /** Who must put it right; empty where nobody needs to. */
  String cure(String code) {
    return or("cure." + code, "");
  }

  /** What was done to what was signed. */
  String harm(String harm) {
    return or("harm." + harm, harm);
  }

  /** Who must undo it, and how. */
  String harmCure(String harm) {
    return or("harm-cure." + harm, "");
  }

  private String or(String key, String otherwise) {
    try {
      return texts.getString(key);
    } catch (MissingResourceException unknown) {
      return otherwise;
    }
  }
}
