package ru.uzel.adapters.municipal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills what a shape leaves open: {@code {page}} and the like. */
final class Placeholders {

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

  private Placeholders() {}

  /**
   * The texts with their places filled, in their order.
   *
   * @param values null for a place of which nothing is known: the text that has it is left out
   */
  static Map<String, String> filled(
      Map<String, String> texts, Function<String, @Nullable String> values) {
    Map<String, String> filled = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          @Nullable String value = fill(text, values);
          if (value != null) {
            filled.put(name, value);
          }
        });
    return filled;
  }

  /** As {@code application/x-www-form-urlencoded}, which a query is too. */
  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static @Nullable String fill(String text, Function<String, @Nullable String> values) {
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      @Nullable String value = values.apply(places.group(1));
      if (value == null) {
        return null;
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return places.appendTail(filled).toString();
  }
}
