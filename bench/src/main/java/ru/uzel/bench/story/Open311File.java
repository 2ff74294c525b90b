package ru.uzel.bench.story;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.story.PlannedRequest.Transport;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A file of Open311 requests as some city publishes them, made into requests that can be posted.
 * What GeoReport v2 has no parameter for, or would refuse, travels in the original row only.
 *
 * @param notes what was left out of the parameters, one sentence each
 */
public record Open311File(
    Map<String, String> services, List<PlannedRequest> requests, List<String> notes) {

  private static final int LONGEST_DESCRIPTION = 4000;
  private static final Pattern ADDRESS_OF_A_FILE = Pattern.compile("https?://[^\\s]{1,2000}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]{1,100}@[^\\s@<>]{1,150}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,3}([.][0-9]{1,30})?");
  private static final List<String> TEXTS =
      List.of("address_id", "device_id", "account_id", "first_name", "last_name", "phone");

  /**
   * Reads and plans.
   *
   * @throws IllegalArgumentException when the file cannot be read or is no JSON array
   */
  public static Open311File read(Path file, String run) {
    try {
      JsonNode rows = JsonHttp.MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
      if (!rows.isArray()) {
        throw new IllegalArgumentException(file + ": нужен массив JSON");
      }
      return plan(rows, run);
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException(file + ": такого файла нет", missing);
    } catch (CharacterCodingException otherwiseCoded) {
      throw new IllegalArgumentException(file + ": текст не в UTF-8", otherwiseCoded);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          file + " не читается: " + unreadable.getMessage(), unreadable);
    } catch (JacksonException broken) {
      throw new IllegalArgumentException(
          file
              + ":"
              + broken.getLocation().getLineNr()
              + ":"
              + broken.getLocation().getColumnNr()
              + ": это не JSON: "
              + broken.getOriginalMessage(),
          broken);
    }
  }

  static Open311File plan(JsonNode rows, String run) {
    Map<String, String> services = new LinkedHashMap<>();
    List<PlannedRequest> requests = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (JsonNode row : rows) {
      String code = text(row, "service_code");
      if (code != null) {
        String name = text(row, "service_name");
        services.putIfAbsent(code, name == null ? code : name);
      }
      String ref = run + "-row-" + (requests.size() + 1);
      requests.add(new Row(ref, row, notes).request());
    }
    return new Open311File(services, requests, notes);
  }

  private static @Nullable String text(JsonNode row, String field) {
    JsonNode value = row.path(field);
    // Numbers keep the digits they came with.
    String text =
        value.isNumber() ? value.decimalValue().toPlainString() : value.asString("").strip();
    return text.isEmpty() ? null : text;
  }

  /** One row on its way to a form. */
  private record Row(String ref, JsonNode row, List<String> notes) {

    PlannedRequest request() {
      Map<String, String> form = new LinkedHashMap<>();
      put(form, "service_code", text(row, "service_code"));
      if (located()) {
        put(form, "lat", text(row, "lat"));
        put(form, "long", text(row, "long"));
      }
      put(form, "address_string", fitting("address", 1000));
      for (String field : TEXTS) {
        put(form, field, fitting(field, field.equals("phone") ? 60 : 255));
      }
      put(form, "description", fitting("description", LONGEST_DESCRIPTION));
      put(form, "media_url", matching("media_url", ADDRESS_OF_A_FILE));
      put(form, "email", matching("email", EMAIL));
      boolean postable =
          form.containsKey("service_code")
              && (form.containsKey("lat")
                  || form.containsKey("address_string")
                  || form.containsKey("address_id"));
      form.put(
          "attribute[source_record]", CarriedByXml.json(JsonHttp.MAPPER.writeValueAsString(row)));
      return new PlannedRequest(
          ref,
          String.valueOf(text(row, "service_name")),
          form,
          postable ? Transport.ORDINARY : Transport.refused(null, 400),
          postable ? Fate.DELIVERED : Fate.REFUSED,
          postable ? "Решено" : null,
          row);
    }

    private void put(Map<String, String> form, String field, @Nullable String value) {
      if (value != null && !CarriedByXml.whole(value)) {
        notes.add(
            ref + ": " + field + " содержит знак, которого нет в XML, только в source_record");
      } else if (value != null) {
        form.put(field, value);
      }
    }

    /** Coordinates that are somewhere on Earth, both or none. */
    private boolean located() {
      return within("lat", 90) && within("long", 180);
    }

    private boolean within(String field, int most) {
      String value = text(row, field);
      if (value == null) {
        return false;
      }
      boolean fits = NUMBER.matcher(value).matches() && Math.abs(Double.parseDouble(value)) <= most;
      if (!fits) {
        notes.add(ref + ": " + field + " не координата, только в source_record");
      }
      return fits;
    }

    private @Nullable String fitting(String field, int longest) {
      String value = text(row, field);
      if (value != null && value.codePointCount(0, value.length()) > longest) {
        notes.add(ref + ": " + field + " длиннее " + longest + " знаков, только в source_record");
        return null;
      }
      return value;
    }

    private @Nullable String matching(String field, Pattern form) {
      String value = text(row, field);
      if (value != null && !form.matcher(value).matches()) {
        notes.add(ref + ": " + field + " непригоден для Open311, только в source_record");
        return null;
      }
      return value;
    }
  }
}
