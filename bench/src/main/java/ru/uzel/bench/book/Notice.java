package ru.uzel.bench.book;

import tools.jackson.databind.JsonNode;

/** What a body was told of the term of a case. */
public record Notice(String caseId, String rule, String phase) {

  static Notice read(JsonNode node) {
    return new Notice(
        node.path("caseId").asString(""),
        node.path("rule").asString(""),
        node.path("phase").asString(""));
  }
}
