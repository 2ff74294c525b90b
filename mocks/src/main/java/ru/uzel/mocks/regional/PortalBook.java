package ru.uzel.mocks.regional;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the portal itself knows of its traffic; nothing is ever taken out. */
final class PortalBook implements AutoCloseable {

  /** One sending, as far as it got. */
  static final class Row {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private Row(String ref, int repetition) {
      json.put("ref", ref).put("repetition", repetition).put("attempts", 0);
    }
  }

  private final JsonMapper mapper = new JsonMapper();
  private final List<Row> sent = new ArrayList<>();
  private final List<ObjectNode> statuses = new ArrayList<>();
  private final Writer file;

  PortalBook(Path path) throws IOException {
    file =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  synchronized Row open(String ref, int repetition) {
    Row row = new Row(ref, repetition);
    sent.add(row);
    return row;
  }

  synchronized void attempt(Row row) {
    if (!row.json.has("at")) {
      row.json.put("at", Instant.now().toString());
    }
    row.json.put("attempts", row.json.path("attempts").asInt() + 1);
  }

  synchronized void failed(Row row, String error) {
    row.json.put("error", error);
  }

  synchronized void answered(
      Row row, int httpStatus, @Nullable String serviceRequestId, @Nullable String error) {
    row.json.put("httpStatus", httpStatus);
    row.json.remove("error");
    if (serviceRequestId != null) {
      row.json.put("serviceRequestId", serviceRequestId);
    }
    if (error != null) {
      row.json.put("error", error);
    }
    row.json.put("answeredAt", Instant.now().toString());
    append("sent", row.json);
  }

  synchronized void status(
      String ref, String id, String status, @Nullable String notes, @Nullable String agency) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("ref", ref).put("serviceRequestId", id).put("status", status);
    if (notes != null) {
      row.put("statusNotes", notes);
    }
    if (agency != null) {
      row.put("agency", agency);
    }
    row.put("at", Instant.now().toString());
    statuses.add(row);
    append("status", row);
  }

  synchronized byte[] toJson() {
    ObjectNode book = JsonNodeFactory.instance.objectNode();
    ArrayNode sentRows = book.putArray("sent");
    sent.forEach(row -> sentRows.add(row.json));
    ArrayNode statusRows = book.putArray("statuses");
    statuses.forEach(statusRows::add);
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
