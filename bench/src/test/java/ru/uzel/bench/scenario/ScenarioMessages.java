package ru.uzel.bench.scenario;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.story.PosRows;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What residents write, in the words of the mocks' control doors. */
final class ScenarioMessages {

  private ScenarioMessages() {}

  /** A row of a ПОС export about a pothole. */
  static Map<String, String> posRow(String number, String text, double latitude) {
    Map<String, String> row =
        new LinkedHashMap<>(PosRows.row(number, "Дороги", text, "ул. Выдуманная, 7"));
    row.put("Факт", "Яма на дороге");
    row.put("Широта", Double.toString(latitude));
    row.put("Долгота", "35.9");
    return row;
  }

  static ObjectNode export(String name, List<Map<String, String>> rows) {
    ObjectNode export = ExampleRegion.json().put("fileName", name);
    ArrayNode all = export.putArray("rows");
    for (Map<String, String> row : rows) {
      ObjectNode cells = all.addObject();
      row.forEach(cells::put);
    }
    return export;
  }

  /** A public post about a pothole. */
  static JsonNode post(String id, String text, double latitude) {
    Instant now = Instant.now();
    ObjectNode post =
        ExampleRegion.json()
            .put("id", id)
            .put("version", 1)
            .put("event", "PUBLISHED")
            .put("channel", "SOCIAL_NET")
            .put("registeredAt", now.toString())
            .put("text", text);
    post.putObject("socialRef")
        .put("network", "VK")
        .put("postUrl", "https://vk.example.org/wall-1_" + id.hashCode())
        .put("publishedAt", now.minusSeconds(60).toString())
        .put("isPublic", true);
    post.putObject("category").put("code", "Дороги");
    post.putObject("fact").put("code", "Яма на дороге");
    post.putObject("location").put("lat", latitude).put("lon", 35.9);
    ArrayNode posts = JsonHttp.MAPPER.createArrayNode();
    posts.addObject().put("ref", id).set("post", post);
    return posts;
  }

  /** Its author is not content with the answer. */
  static JsonNode rated(JsonNode posts) {
    ObjectNode post = (ObjectNode) posts.path(0).path("post");
    post.put("event", "RATED")
        .putObject("rating")
        .put("reaction", "DISLIKE")
        .put("wantsReopen", true)
        .put("ratedAt", Instant.now().toString());
    return posts;
  }

  /** A request about a pothole that a resident made on the city's own server. */
  static JsonNode cityRequest(String id, String text, double latitude) {
    ArrayNode requests = JsonHttp.MAPPER.createArrayNode();
    requests
        .addObject()
        .put("service_request_id", id)
        .put("service_code", "pothole")
        .put("status", "open")
        .put("description", text)
        .put("requested_datetime", Instant.now().minusSeconds(60).toString())
        .put("lat", latitude)
        .put("long", 35.9);
    return requests;
  }

  /**
   * Bodies of the exchange answer requests with the marker: the first request by the first list,
   * and so on; an empty list is silence. All else is answered as usual.
   */
  static ObjectNode answers(String marker, List<ArrayNode> inTurn) {
    ObjectNode behaviour = ExampleRegion.json().put("inTurn", true).put("answerDelayMillis", 100);
    ArrayNode planned = behaviour.putArray("faults");
    for (ArrayNode answers : inTurn) {
      planned
          .addObject()
          .put("operation", "SendRequest")
          .put("match", marker)
          .set("answers", answers);
    }
    return behaviour;
  }

  static ObjectNode transfer(String word, String direction, String to, int sequence) {
    ObjectNode answer = ExampleRegion.json().put("word", word).put("code", sequence);
    answer
        .putObject("transfer")
        .put("to", to)
        .put("direction", direction)
        .put("reason", "Не относится к компетенции.");
    return answer;
  }

  static ArrayNode list(ObjectNode... answers) {
    return JsonHttp.MAPPER.createArrayNode().addAll(List.of(answers));
  }
}
