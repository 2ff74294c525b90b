package ru.uzel.mocks.social;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the monitoring system itself knows of its traffic; nothing is ever taken out. */
final class MonitoringBook implements AutoCloseable {

  /** One sending of a webhook, as far as it got. */
  static final class Row {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private Row(String ref, int repetition) {
      json.put("ref", ref).put("repetition", repetition).put("attempts", 0);
    }
  }

  private final JsonMapper mapper = new JsonMapper();
  private final List<Row> sent = new ArrayList<>();
  private final Map<String, ObjectNode> received = new LinkedHashMap<>();
  private final Writer file;

  MonitoringBook(Path path) throws IOException {
    file =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  synchronized Row open(String ref, int repetition) {
    Row row = new Row(ref, repetition);
    sent.add(row);
    return row;
  }

  synchronized void attempt(Row row, String error) {
    row.json.put("attempts", row.json.path("attempts").asInt() + 1).put("error", error);
  }

  synchronized void answered(Row row, int httpStatus, JsonNode answer) {
    row.json.remove("error");
    row.json.put("httpStatus", httpStatus).put("answeredAt", Instant.now().toString());
    row.json.set("answer", answer);
    append("sent", row.json);
  }

  /**
   * Notes what the hub sent.
   *
   * @return whether it is new and takes effect
   */
  synchronized boolean receive(String key, String kind, JsonNode message) {
    ObjectNode known = received.get(key);
    if (known != null) {
      known.put("deliveries", known.path("deliveries").asInt() + 1);
      return false;
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("key", key).put("kind", kind).put("deliveries", 1).put("at", Instant.now().toString());
    row.set("message", message);
    received.put(key, row);
    append("received", row);
    return true;
  }

  synchronized byte[] toJson() {
    ObjectNode book = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = book.putArray("sent");
    sent.forEach(row -> rows.add(row.json));
    ArrayNode messages = book.putArray("received");
    received.values().forEach(messages::add);
    return mapper.writeValueAsBytes(book);
  }

  private void append(String kind, ObjectNode row) {
    try {
      file.write("{\"" + kind + "\":" + mapper.writeValueAsString(row) + "}\n");
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
