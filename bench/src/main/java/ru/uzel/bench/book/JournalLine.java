package ru.uzel.bench.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One record of the hub's journal, as {@code GET /manage/journal} gives it. */
public record JournalLine(
    long sequence,
    Instant at,
    String type,
    @Nullable String party,
    @Nullable String caseId,
    @Nullable String messageId,
    @Nullable String causationId,
    @Nullable String externalId,
    @Nullable String failure,
    String detail,
    @Nullable String payloadHash) {

  static JournalLine read(JsonNode node) {
    return new JournalLine(
        node.path("sequence").asLong(),
        Fields.instant(node, "at"),
        node.path("type").asString(""),
        Fields.text(node, "party"),
        Fields.text(node, "caseId"),
        Fields.text(node, "messageId"),
        Fields.text(node, "causationId"),
        Fields.text(node, "externalId"),
        Fields.text(node, "failure"),
        node.path("detail").asString(""),
        Fields.text(node, "payloadHash"));
  }

  public boolean is(String wanted) {
    return type.equals(wanted);
  }
}
