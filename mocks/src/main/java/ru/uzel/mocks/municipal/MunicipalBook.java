package ru.uzel.mocks.municipal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the systems themselves know of their traffic; nothing is ever taken out. */
final class MunicipalBook implements AutoCloseable {

  private final JsonMapper mapper = new JsonMapper();
  private final List<ObjectNode> asked = new ArrayList<>();
  private final List<ObjectNode> received = new ArrayList<>();
  private final Writer file;

  MunicipalBook(Path path) throws IOException {
    file =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Notes a call and how it was answered. */
  synchronized void asked(String system, String what, Map<String, String> query, int status) {
    ObjectNode row = row(system);
    row.put("what", what).put("httpStatus", status);
    ObjectNode parameters = row.putObject("query");
    query.forEach(parameters::put);
    asked.add(row);
    append("asked", row);
  }

  /** Notes a problem that took effect. */
  synchronized void received(String system, long id, Map<String, String> fields) {
    ObjectNode row = row(system);
    row.put("id", id);
    ObjectNode form = row.putObject("fields");
    fields.forEach(form::put);
    received.add(row);
    append("received", row);
  }

  synchronized byte[] toJson() {
    ObjectNode book = JsonNodeFactory.instance.objectNode();
    ArrayNode calls = book.putArray("asked");
    asked.forEach(calls::add);
    ArrayNode problems = book.putArray("received");
    received.forEach(problems::add);
    return mapper.writeValueAsBytes(book);
  }

  private static ObjectNode row(String system) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("system", system)
        .put("at", Instant.now().toString());
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
