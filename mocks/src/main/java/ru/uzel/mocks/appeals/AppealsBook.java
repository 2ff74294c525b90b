package ru.uzel.mocks.appeals;

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

/** What was registered, and what was reported; nothing is ever taken out. */
final class AppealsBook implements AutoCloseable {

  /** One sending of a registration, as far as it got. */
  static final class Row {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private Row(String ref, int repetition) {
      json.put("ref", ref).put("repetition", repetition).put("attempts", 0);
    }
  }

  private final JsonMapper mapper = new JsonMapper();
  private final List<Row> sent = new ArrayList<>();
  private final Map<String, ObjectNode> received = new LinkedHashMap<>();
  private final List<ObjectNode> refused = new ArrayList<>();

  /** The latest report of each number: it replaces the one before. */
  private final Map<String, JsonNode> appeals = new LinkedHashMap<>();

  private final Writer file;

  AppealsBook(Path path) throws IOException {
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

  /** Notes a report. The same one again has no second effect. */
  synchronized void receive(JsonNode report) {
    String key = report.toString();
    ObjectNode known = received.get(key);
    if (known != null) {
      known.put("deliveries", known.path("deliveries").asInt() + 1);
      return;
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("deliveries", 1).put("at", Instant.now().toString());
    row.set("report", report);
    received.put(key, row);
    appeals.put(report.path("number").asString(""), report);
    append("received", row);
  }

  synchronized void refused(JsonNode report, String why) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("why", why).put("number", report.path("number").asString(""));
    refused.add(row);
    append("refused", row);
  }

  synchronized byte[] toJson() {
    ObjectNode book = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = book.putArray("sent");
    sent.forEach(row -> rows.add(row.json));
    ArrayNode reports = book.putArray("received");
    received.values().forEach(reports::add);
    book.putArray("refused").addAll(refused);
    ObjectNode latest = book.putObject("appeals");
    appeals.forEach(latest::set);
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
