package ru.uzel.mocks.pos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What ПОС sent and what came back, append-only, in memory and on disk. */
final class PosBook {

  static final String SENT = "sent";
  static final String STATUSES = "statuses";
  static final String REJECTED = "rejected";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> ENTRY =
      new TypeReference<>() {};

  private final Path file;
  private final Clock clock;
  private final Map<String, List<Map<String, Object>>> pages = new LinkedHashMap<>();

  PosBook(Path file, Clock clock) throws IOException {
    this.file = file;
    this.clock = clock;
    for (String page : List.of(SENT, STATUSES, REJECTED)) {
      pages.put(page, new ArrayList<>());
    }
    if (Files.exists(file)) {
      Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::remember);
    }
  }

  private void remember(String line) {
    try {
      Map<String, Object> entry = JSON.readValue(line, ENTRY);
      List<Map<String, Object>> page = pages.get(String.valueOf(entry.remove("page")));
      if (page != null) {
        page.add(entry);
      }
    } catch (JacksonException e) {
      // the last line of a mock that was killed while writing
    }
  }

  synchronized void write(String page, List<Map<String, Object>> entries) {
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> entry : entries) {
      Map<String, Object> dated = new LinkedHashMap<>(entry);
      dated.put("at", clock.instant().toString());
      pages.computeIfAbsent(page, name -> new ArrayList<>()).add(dated);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("page", page);
      line.putAll(dated);
      lines.add(JSON.writeValueAsString(line));
    }
    try {
      Files.write(
          file,
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the book cannot be written: " + file, e);
    }
  }

  synchronized List<String> files(String page) {
    return pages.getOrDefault(page, List.of()).stream()
        .map(entry -> String.valueOf(entry.get("file")))
        .toList();
  }

  synchronized byte[] json() {
    return JSON.writeValueAsBytes(pages);
  }
}
