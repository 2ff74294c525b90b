package ru.uzel.mocks.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the body behaves until told otherwise; what goes wrong «next» goes wrong so many times.
 *
 * <p>Its fields are those of {@code PUT /control/executor/behaviour}, see README.md.
 */
final class BodyBehaviour {

  private static final String USUAL =
      """
      [{"status":"Принято к исполнению"},
       {"status":"В работе"},
       {"status":"Решено","reply":{"text":"Работы выполнены"}}]
      """;

  private final JsonNode json;
  private final Map<String, Integer> left = new TreeMap<>();

  private BodyBehaviour(JsonNode json) {
    this.json = json;
    json.properties().stream()
        .filter(field -> field.getKey().endsWith("Next"))
        .forEach(field -> left.put(field.getKey(), field.getValue().asInt(0)));
  }

  static BodyBehaviour usual() {
    return of(JsonMapper.shared().createObjectNode());
  }

  static BodyBehaviour of(JsonNode json) {
    return new BodyBehaviour(json);
  }

  /** Whether it goes wrong this time; one time less is left then. */
  synchronized boolean now(String whatNext) {
    int times = left.getOrDefault(whatNext, 0);
    left.put(whatNext, Math.max(0, times - 1));
    return times > 0;
  }

  int refuseStatus() {
    return json.path("refuseStatus").asInt(422);
  }

  int slowMillis() {
    return json.path("slowMillis").asInt(0);
  }

  int answerDelayMillis() {
    return json.path("answerDelayMillis").asInt(0);
  }

  boolean duplicates() {
    return json.path("duplicates").asBoolean(false);
  }

  boolean reversed() {
    return json.path("reversed").asBoolean(false);
  }

  boolean signsReceipts() {
    return json.path("signedReceipts").asBoolean(true);
  }

  boolean fetchesFiles() {
    return json.path("fetchFiles").asBoolean(false);
  }

  /** Of those that answer, the one whose turn it is. */
  String organisation(int turn) {
    JsonNode organisations = json.path("organisations");
    return organisations.isEmpty()
        ? "Администрация Заречного района"
        : organisations.path(turn % organisations.size()).asString("");
  }

  /** The {@code data} of each update about an assignment with that message. */
  List<ObjectNode> answers(String message) {
    JsonNode chosen =
        json.has("answers") ? json.path("answers") : JsonMapper.shared().readTree(USUAL);
    for (JsonNode plan : json.path("plans")) {
      if (message.contains(plan.path("match").asString(""))) {
        chosen = plan.path("answers");
      }
    }
    List<ObjectNode> answers = new ArrayList<>();
    chosen.forEach(answer -> answers.add(((ObjectNode) answer).deepCopy()));
    return answers;
  }
}
