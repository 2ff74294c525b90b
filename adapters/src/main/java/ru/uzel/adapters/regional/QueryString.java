package ru.uzel.adapters.regional;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a GET, of which some «can be declared multiple times, comma delimited». */
record QueryString(FormFields form) {

  static QueryString of(HttpServletRequest request) {
    String query = request.getQueryString();
    return new QueryString(
        FormFields.parse((query == null ? "" : query).getBytes(StandardCharsets.UTF_8)));
  }

  @Nullable String first(String name) {
    return form.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(FormFields.Field::value)
        .findFirst()
        .orElse(null);
  }

  /** Every value, whether repeated or parted by commas. */
  List<String> all(String name) {
    return form.fields().stream()
        .filter(field -> field.name().equals(name))
        .flatMap(field -> Arrays.stream(field.value().split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }
}
