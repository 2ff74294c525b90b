package ru.uzel.adapters.smev;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Content-Type says about the parts of a multipart message (RFC 2046 §5.1, RFC 2387).
 *
 * @param boundary what stands between the parts, without which they cannot be told apart
 * @param start Content-ID of the root part; where nothing is said the first is it
 */
record MultipartType(Optional<String> boundary, Optional<String> start) {

  /** RFC 2045 §5.1: a value in quotes may hold whatever else means something. */
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^=;\\s]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))");

  /**
   * @return empty where that is no type of a multipart message
   */
  static Optional<MultipartType> of(String contentType) {
    if (!contentType.toLowerCase(Locale.ROOT).strip().startsWith("multipart/")) {
      return Optional.empty();
    }
    return Optional.of(
        new MultipartType(
            parameter(contentType, "boundary"),
            parameter(contentType, "start").map(MultipartType::contentId)));
  }

  private static Optional<String> parameter(String contentType, String name) {
    Matcher parameter = PARAMETER.matcher(contentType);
    while (parameter.find()) {
      if (parameter.group(1).equalsIgnoreCase(name)) {
        String quoted = parameter.group(2);
        return Optional.of(quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"))
            .filter(value -> !value.isBlank());
      }
    }
    return Optional.empty();
  }

  /** RFC 2045 §7: an id stands in angle brackets, which are no part of it. */
  static String contentId(String text) {
    String id = text.strip();
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }
}
