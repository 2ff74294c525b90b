package ru.uzel.adapters.regional;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a service definition.
 *
 * @param variable false where it only shows {@code description} to the resident
 */
record ServiceAttribute(
    @Nullable Boolean variable,
    @Nullable String code,
    @Nullable Datatype datatype,
    @Nullable Boolean required,
    @JsonProperty("datatype_description") @Nullable String datatypeDescription,
    @Nullable Integer order,
    @Nullable String description,
    @Nullable List<Choice> values) {

  /** One option of a list. */
  record Choice(@Nullable String key, @Nullable String name) {

    String keyText() {
      return key == null ? "" : key;
    }
  }

  ServiceAttribute {
    values = values == null ? List.of() : List.copyOf(values);
  }

  boolean asks() {
    return variable == null || variable;
  }

  boolean mustBeAnswered() {
    return asks() && Boolean.TRUE.equals(required);
  }

  String codeText() {
    return code == null ? "" : code;
  }

  Datatype type() {
    return datatype == null ? Datatype.TEXT : datatype;
  }

  List<Choice> choices() {
    return values == null ? List.of() : values;
  }

  int place() {
    return order == null ? Integer.MAX_VALUE : order;
  }
}
