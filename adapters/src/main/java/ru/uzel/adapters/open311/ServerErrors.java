package ru.uzel.adapters.open311;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ru.uzel.model.message.WireBytes;

/** The errors of GeoReport v2, {@code [{code, description}]} or their XML, in one line each. */
final class ServerErrors {

  private static final int MOST = 5;
  private static final int LONGEST = 200;

  private static final Pattern JSON =
      Pattern.compile(
          "\"code\"\\s*:\\s*\"?([^\",}\\s]{1,40})\"?\\s*,\\s*\"description\"\\s*:\\s*\"([^\"]{0,1000})");
  private static final Pattern XML =
      Pattern.compile(
          "<code>\\s*([^<\\s]{1,40})\\s*</code>\\s*<description>([^<]{0,1000})</description>");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");

  private ServerErrors() {}

  static List<String> told(WireBytes answer, WireBytes form) {
    String text = answer.utf8();
    Set<String> ours = words(values(form));
    Matcher error = (text.stripLeading().startsWith("<") ? XML : JSON).matcher(text);
    List<String> told = new ArrayList<>();
    while (error.find() && told.size() < MOST) {
      String description = error.group(2).strip();
      boolean repeats = words(description).stream().anyMatch(ours::contains);
      told.add(
          error.group(1)
              + (repeats
                  ? " (its description repeats what was sent)"
                  : ": " + description.substring(0, Math.min(LONGEST, description.length()))));
    }
    return told.isEmpty() ? List.of("it does not say why") : told;
  }

  /** What a person said or is called; codes and names of fields are nobody's. */
  private static String values(WireBytes form) {
    return Arrays.stream(form.utf8().split("&", -1))
        .filter(field -> !field.matches("(?:service_code|jurisdiction_id|lat|long)=.*"))
        .map(field -> field.substring(field.indexOf('=') + 1))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(result -> result.group())
        .collect(Collectors.toSet());
  }
}
