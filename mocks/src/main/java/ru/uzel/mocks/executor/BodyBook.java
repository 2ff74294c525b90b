package ru.uzel.mocks.executor;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the body itself knows of its traffic; nothing is ever taken out. */
final class BodyBook implements AutoCloseable {

  private final Map<String, ObjectNode> received = new LinkedHashMap<>();
  private final Map<String, ObjectNode> notices = new LinkedHashMap<>();
  private final Map<String, ObjectNode> votings = new LinkedHashMap<>();
  private final List<ObjectNode> refused = new ArrayList<>();
  private final List<ObjectNode> sent = new ArrayList<>();
  private final List<ObjectNode> fetched = new ArrayList<>();
  private final Writer file;

  BodyBook(Path path) throws IOException {
    file =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * @return the number under which the body has it
   */
  synchronized String received(String reference, JsonNode event) {
    ObjectNode row = received.get(reference);
    if (row == null) {
      row = JsonNodeFactory.instance.objectNode();
      JsonNode data = event.path("data");
      row.put("reference", reference)
          .put("receipt", "ВХ-%06d".formatted(received.size() + 1))
          .put("id", event.path("id").asString(""))
          .put("type", event.path("type").asString(""))
          .put("recipient", event.path("recipient").asString(""))
          .put("caseId", event.path("caseid").asString(""))
          .put("causationId", event.path("causationid").asString(""))
          .put("channel", event.path("channel").asString(""))
          // A notice names no message of a channel: each is a thing of its own.
          .put("externalId", data.path("externalId").asString(reference))
          .put("category", data.path("category").path("code").asString(""))
          .put("text", data.path("text").asString(""))
          .put("at", Instant.now().toString());
      received.put(reference, row);
      append("received", row);
    }
    row.put("puts", row.path("puts").asInt(0) + 1);
    return row.path("receipt").asString("");
  }

  /**
   * Enters what the body was told of a term.
   *
   * @return the number under which the body has it
   */
  synchronized String noticed(String reference, JsonNode event) {
    ObjectNode row = notices.get(reference);
    if (row == null) {
      row = JsonNodeFactory.instance.objectNode();
      row.put("reference", reference)
          .put("receipt", "СР-%06d".formatted(notices.size() + 1))
          .put("caseId", event.path("caseid").asString(""))
          .put("rule", event.path("data").path("rule").asString(""))
          .put("phase", event.path("data").path("phase").asString(""));
      notices.put(reference, row);
      append("notices", row);
    }
    return row.path("receipt").asString("");
  }

  /**
   * Enters what came of a voting.
   *
   * @return the number under which the body has it
   */
  synchronized String voted(String reference, JsonNode event) {
    ObjectNode row = votings.get(reference);
    if (row == null) {
      JsonNode data = event.path("data");
      row = JsonNodeFactory.instance.objectNode();
      row.put("reference", reference)
          .put("receipt", "ГЛ-%06d".formatted(votings.size() + 1))
          .put("objectId", data.path("objectId").asString(""))
          .put("kind", data.path("kind").asString(""))
          .put("sequence", event.path("sequence").asString(""))
          .put("participants", data.path("participants").asInt(0))
          .put("votes", votes(data));
      votings.put(reference, row);
      append("votings", row);
    }
    return row.path("receipt").asString("");
  }

  private static int votes(JsonNode data) {
    int votes = 0;
    for (JsonNode option : data.path("options")) {
      votes += option.path("votes").asInt(0);
    }
    return votes;
  }

  synchronized void refused(String reference, int status, String why) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("reference", reference).put("status", status).put("why", why);
    refused.add(row);
    append("refused", row);
  }

  synchronized void fetched(String reference, String hash, int size, boolean asNamed) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("reference", reference).put("hash", hash).put("size", size).put("asNamed", asNamed);
    fetched.add(row);
    append("fetched", row);
  }

  synchronized void sent(
      ObjectNode event, int files, String spoilt, int status, @Nullable JsonNode answer) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", event.path("id").asString(""))
        .put("reference", event.path("subject").asString(""))
        .put("word", event.path("data").path("status").asString(""))
        .put("sequence", event.path("data").path("sequence").asInt(0))
        .put("files", files)
        .put("spoilt", spoilt)
        .put("httpStatus", status)
        .put("at", Instant.now().toString());
    row.set("answer", answer == null ? JsonNodeFactory.instance.nullNode() : answer);
    sent.add(row);
    append("sent", row);
  }

  synchronized byte[] toJson() {
    ObjectNode book = JsonNodeFactory.instance.objectNode();
    ArrayNode receivedRows = book.putArray("received");
    received.values().forEach(receivedRows::add);
    ArrayNode noticeRows = book.putArray("notices");
    notices.values().forEach(noticeRows::add);
    ArrayNode votingRows = book.putArray("votings");
    votings.values().forEach(votingRows::add);
    ArrayNode refusedRows = book.putArray("refused");
    refused.forEach(refusedRows::add);
    ArrayNode sentRows = book.putArray("sent");
    sent.forEach(sentRows::add);
    ArrayNode fetchedRows = book.putArray("fetched");
    fetched.forEach(fetchedRows::add);
    return JsonMapper.shared().writeValueAsBytes(book);
  }

  private void append(String kind, ObjectNode row) {
    try {
      file.write("{\"" + kind + "\":" + row + "}\n");
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
