package ru.uzel.mocks.rsmev;

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
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway itself knows of its traffic; nothing is ever taken out. */
final class RsmevBook implements AutoCloseable {

  private final JsonMapper mapper = new JsonMapper();
  private final List<ObjectNode> rows = new ArrayList<>();
  private final Writer file;

  RsmevBook(Path path) throws IOException {
    file =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * @param what {@code requests}, {@code given}, {@code confirmed} or {@code calls}
   */
  synchronized void note(String what, Consumer<ObjectNode> fields) {
    ObjectNode row =
        JsonNodeFactory.instance.objectNode().put("what", what).put("at", Instant.now().toString());
    fields.accept(row);
    rows.add(row);
    try {
      file.write(mapper.writeValueAsString(row) + "\n");
      file.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  synchronized ObjectNode toJson() {
    ObjectNode book = JsonNodeFactory.instance.objectNode();
    for (String what : List.of("requests", "given", "confirmed", "calls")) {
      ArrayNode chapter = book.putArray(what);
      rows.stream().filter(row -> row.path("what").asString().equals(what)).forEach(chapter::add);
    }
    return book;
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
