package ru.uzel.mocks.open311;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The city's requests and the updates it was told of; nothing is ever taken out. */
final class CityBook implements AutoCloseable {

  private final JsonMapper mapper = new JsonMapper();
  private final Map<String, ObjectNode> requests = new LinkedHashMap<>();
  private final Map<String, ObjectNode> updates = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<ObjectNode> made = new ArrayList<>();
  private final Writer file;

  CityBook(Path path) throws IOException {
    file =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  synchronized void add(JsonNode request) {
    requests.put(
        request.path("service_request_id").asString("") + "#" + requests.size(),
        (ObjectNode) request.deepCopy());
  }

  /** The requests of that span of time that are open, or all where they are not to be looked at. */
  synchronized List<JsonNode> open(Instant from, Instant to, boolean anyTime) {
    return requests.values().stream()
        .filter(request -> request.path("status").asString("open").equals("open"))
        .filter(request -> anyTime || within(request, from, to))
        .map(request -> (JsonNode) request.deepCopy())
        .toList();
  }

  private static boolean within(JsonNode request, Instant from, Instant to) {
    try {
      Instant at =
          OffsetDateTime.parse(request.path("requested_datetime").asString("")).toInstant();
      return !at.isBefore(from) && !at.isAfter(to);
    } catch (DateTimeException spoilt) {
      return true;
    }
  }

  synchronized void asked(String query) {
    asked.add(query);
  }

  synchronized boolean knows(String request) {
    return requests.values().stream()
        .anyMatch(known -> known.path("service_request_id").asString("").equals(request));
  }

  /**
   * Makes a request of a form: each time another, since nothing tells a repetition.
   *
   * @return its service_request_id and token
   */
  synchronized ObjectNode make(Map<String, String> form) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("service_request_id", "city-" + (made.size() + 1)).put("token", "t" + made.size());
    ObjectNode fields = row.putObject("form");
    form.forEach(
        (field, value) -> {
          if (!field.equals("api_key")) {
            fields.put(field, value);
          }
        });
    made.add(row);
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request
        .put("service_request_id", row.path("service_request_id").asString())
        .put("status", "open")
        .put("service_code", form.getOrDefault("service_code", ""))
        .put("description", form.getOrDefault("description", ""))
        .put("requested_datetime", Instant.now().toString())
        .put("updated_datetime", Instant.now().toString());
    add(request);
    append(row);
    return row;
  }

  /** The request with that token, or null. */
  synchronized @Nullable ObjectNode byToken(String token) {
    return made.stream()
        .filter(row -> row.path("token").asString("").equals(token))
        .findFirst()
        .orElse(null);
  }

  /** Those of the requests that have one of these ids, as they stand. */
  synchronized List<JsonNode> of(List<String> ids) {
    return requests.values().stream()
        .filter(request -> ids.contains(request.path("service_request_id").asString("")))
        .map(request -> (JsonNode) request.deepCopy())
        .toList();
  }

  /** Changes fields of a request: a status, notes. */
  synchronized void change(JsonNode change) {
    requests.values().stream()
        .filter(
            request -> request.path("service_request_id").equals(change.path("service_request_id")))
        .forEach(
            request -> {
              request.put("updated_datetime", Instant.now().toString());
              request.setAll((ObjectNode) change);
            });
  }

  /** Takes an update: by its update_id once. */
  synchronized String take(Map<String, String> form) {
    String key = form.getOrDefault("update_id", "");
    ObjectNode row = updates.get(key);
    if (row == null) {
      row = JsonNodeFactory.instance.objectNode();
      row.put("id", "u" + (updates.size() + 1)).put("at", Instant.now().toString());
      ObjectNode update = row.putObject("update");
      form.forEach(
          (field, value) -> {
            if (!field.equals("api_key")) {
              update.put(field, value);
            }
          });
      updates.put(key, row);
      append(row);
    }
    row.put("deliveries", row.path("deliveries").asInt() + 1);
    return row.path("id").asString();
  }

  synchronized byte[] toJson() {
    ObjectNode book = JsonNodeFactory.instance.objectNode();
    ArrayNode all = book.putArray("requests");
    requests.values().forEach(all::add);
    ArrayNode taken = book.putArray("updates");
    updates.values().forEach(taken::add);
    ArrayNode ours = book.putArray("made");
    made.forEach(ours::add);
    ArrayNode questions = book.putArray("asked");
    asked.forEach(questions::add);
    return mapper.writeValueAsBytes(book);
  }

  private void append(ObjectNode row) {
    try {
      file.write(mapper.writeValueAsString(row) + "\n");
      file.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
