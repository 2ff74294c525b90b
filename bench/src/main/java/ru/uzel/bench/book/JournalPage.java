package ru.uzel.bench.book;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A page of the journal with the size of the whole. */
public record JournalPage(long size, List<JournalLine> lines) {

  public JournalPage {
    lines = List.copyOf(lines);
  }

  public static JournalPage read(JsonNode page) {
    return new JournalPage(
        page.path("head").path("size").asLong(),
        page.path("records").valueStream().map(JournalLine::read).toList());
  }
}
