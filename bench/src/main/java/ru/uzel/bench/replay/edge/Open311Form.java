package ru.uzel.bench.replay.edge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.replay.mapping.FieldText;

/**
 * Mapped fields as the arguments of GeoReport v2, POST Service Request. What the specification has
 * no argument for becomes an {@code attribute[…]}, which reaches the executor, and is noted.
 */
final class Open311Form {

  private static final Set<String> ARGUMENTS =
      Set.of(
          "jurisdiction_id",
          "service_code",
          "lat",
          "long",
          "address_string",
          "address_id",
          "email",
          "device_id",
          "account_id",
          "first_name",
          "last_name",
          "phone",
          "description",
          "media_url");

  private final Map<String, List<String>> parameters = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private Open311Form() {}

  static Open311Form of(Map<String, Object> fields) throws Unfit {
    Open311Form form = new Open311Form();
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      form.field(field.getKey(), field.getValue());
    }
    return form;
  }

  List<String> notes() {
    return notes;
  }

  /** The value of a parameter, or null. */
  @Nullable String first(String name) {
    List<String> values = parameters.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  byte[] encoded(String apiKey) {
    StringBuilder out = new StringBuilder("api_key=").append(encoded0(apiKey));
    parameters.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    out.append('&').append(encoded0(name)).append('=').append(encoded0(value))));
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded0(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void field(String name, Object value) throws Unfit {
    if (name.equals("api_key")) {
      throw new Unfit("api_key не место в преобразовании");
    }
    if (name.equals("attribute") && value instanceof Map<?, ?> attributes) {
      for (Map.Entry<?, ?> attribute : attributes.entrySet()) {
        attribute(String.valueOf(attribute.getKey()), attribute.getValue());
      }
    } else if (name.matches("attribute\\[[^\\[\\]]+](\\[])?")) {
      put(name, FieldText.all(value));
    } else if (ARGUMENTS.contains(name)) {
      String text = FieldText.of(value);
      if (text == null) {
        throw new Unfit("поле " + name + ": это не одно значение");
      }
      put(name, List.of(text));
    } else {
      attribute(name, value);
      notes.add("поля «" + name + "» в Open311 нет: передано как attribute[" + name + "]");
    }
  }

  private void attribute(String code, @Nullable Object value) throws Unfit {
    if (code.isEmpty() || code.contains("[") || code.contains("]")) {
      throw new Unfit("имя атрибута не может быть пустым или с квадратными скобками");
    }
    if (value == null) {
      return;
    }
    List<String> texts = FieldText.all(value);
    if (value instanceof Map || (value instanceof List<?> all && all.size() != texts.size())) {
      throw new Unfit("поле " + code + ": это не значение и не список значений");
    }
    put("attribute[" + code + "]" + (value instanceof List ? "[]" : ""), texts);
  }

  private void put(String name, List<String> values) throws Unfit {
    for (String value : values) {
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
        // URLEncoder would put a question mark in its place.
        throw new Unfit("поле " + name + ": половина знака Юникода без другой половины");
      }
    }
    List<String> filled = values.stream().filter(value -> !value.isEmpty()).toList();
    // GeoReport v2, "Optional Arguments": an empty parameter is the same as none.
    if (!filled.isEmpty() && parameters.put(name, filled) != null) {
      throw new Unfit("поле " + name + " дано дважды");
    }
  }
}
