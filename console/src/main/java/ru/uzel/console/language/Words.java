package ru.uzel.console.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of one language: {@code Texts_ru.properties} and {@code Texts.properties}. */
public final class Words {

  /** As long as a record's may be; a party's last failure has no bound of its own. */
  private static final int LONGEST_DETAIL = 1000;

  private static final Map<Language, Words> ALL = all();

  private final Language language;
  private final Properties texts;
  private final Details details;

  private Words(Language language) {
    this.language = language;
    this.texts = read(language == Language.RU ? "Texts_ru.properties" : "Texts.properties");
    this.details = language == Language.RU ? Details.russian() : Details.none();
  }

  private static Map<Language, Words> all() {
    Map<Language, Words> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, new Words(language));
    }
    return all;
  }

  public static Words in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  private static Properties read(String file) {
    Properties texts = new Properties();
    try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(file));
        InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException impossible) {
      throw new UncheckedIOException(file + " cannot be read", impossible);
    }
    return texts;
  }

  public Language language() {
    return language;
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /**
   * The text, with {@code {0}}, {@code {1}} … filled in.
   *
   * @throws IllegalArgumentException when there is none: no page shows a key
   */
  public String of(String key, Object... parts) {
    return find(key, parts)
        .orElseThrow(() -> new IllegalArgumentException("no text has the key " + key));
  }

  public Optional<String> find(String key, Object... parts) {
    String text = texts.getProperty(key);
    if (text == null) {
      return Optional.empty();
    }
    for (int i = 0; i < parts.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(parts[i]));
    }
    return Optional.of(text);
  }

  /**
   * The text of a word from a list that grows, e.g. a status. One that nobody has translated yet is
   * shown as a word: {@code SOME_NEW} as «Some new».
   */
  public String word(String list, @Nullable String word) {
    if (word == null || word.isEmpty()) {
      return "";
    }
    return find(list + "." + word).orElseGet(() -> readable(word));
  }

  private static String readable(String word) {
    String spaced =
        word.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('_', ' ').replace('-', ' ').strip();
    String lower = spaced.toLowerCase(Locale.ROOT);
    return lower.isEmpty() ? word : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** A number that need not be whole, to two decimals. */
  public String decimal(BigDecimal number) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(2);
    return format.format(number);
  }

  /** A part of one as a percentage, to one decimal. */
  public String share(BigDecimal part) {
    NumberFormat format = NumberFormat.getPercentInstance(language.locale());
    format.setMaximumFractionDigits(1);
    return format.format(part);
  }

  /** The number with its noun in the right form: the text holds the forms, parted by bars. */
  public String count(String key, long number) {
    String[] forms = of(key).split("\\|", -1);
    return number(number) + " " + forms[Math.min(form(number), forms.length - 1)];
  }

  /** CLDR plural rules: Russian one, few, many; English one, other. */
  private int form(long number) {
    if (language == Language.EN) {
      return number == 1 ? 0 : 1;
    }
    long tens = number % 100;
    long ones = number % 10;
    if (ones == 1 && tens != 11) {
      return 0;
    }
    return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
  }

  /**
   * Others' words of which nobody knows what they hold: whatever looks like a person is left out.
   */
  public String discreet(String text) {
    return Discretion.of(text);
  }

  /**
   * What a record or a fact says in its one line, which is English where it is made, translated as
   * far as it is known; whatever looks like a person in it is left out.
   */
  public String detail(String detail) {
    String line = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
    return details.translated(Discretion.of(line), this);
  }
}
