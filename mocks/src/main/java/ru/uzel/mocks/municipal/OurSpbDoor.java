package ru.uzel.mocks.municipal;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** «Наш Санкт-Петербург»: a token, the account's own problems, and the taking of new ones. */
final class OurSpbDoor extends Door {

  private static final int PAGE = 20;

  /** Reasons about a building, or near one, and the field that they demand. */
  private static final Map<String, String> DEMANDED =
      Map.of("220", "building", "12", "nearest_building");

  private final JsonMapper mapper = new JsonMapper();
  private final Cards cards;
  private final AtomicLong ids = new AtomicLong(5_000_000);
  private final AtomicInteger today = new AtomicInteger();
  private final Map<String, Long> places = new LinkedHashMap<>();

  OurSpbDoor(Cards cards, AtomicReference<MunicipalBehaviour> behaviour, MunicipalBook book) {
    super("our-spb", behaviour, book);
    this.cards = cards;
  }

  @Override
  int answer(Call call, MunicipalBehaviour now) throws IOException {
    if (call.path().endsWith("/api/v4.0/token/")) {
      return token(call, now);
    }
    if (call.path().endsWith("/public_api/maps/get_nearest/")) {
      return nearest(call);
    }
    if (!knows(call.header("Authorization").replaceFirst("^Bearer ", ""))) {
      return told(call, 401, "{\"detail\":\"Учетные данные не были предоставлены.\"}");
    }
    if (call.path().endsWith("/api/v4.0/problems/my/")) {
      return mine(call, now);
    }
    return call.path().endsWith("/api/v4.0/problems/") && call.method().equals("POST")
        ? take(call, now)
        : told(call, 404, "{}");
  }

  private int token(Call call, MunicipalBehaviour now) throws IOException {
    Map<String, String> form = call.form();
    return "password".equals(form.get("grant_type")) && lets(now, form, "username", "password")
        ? told(call, 200, "{\"access_token\":\"" + newSession() + "\",\"token_type\":\"Bearer\"}")
        : told(call, 401, "{\"error\":\"invalid_grant\"}");
  }

  /** North of the city nobody lives. */
  private static int nearest(Call call) throws IOException {
    double latitude = Double.parseDouble(call.query().getOrDefault("latitude", "0"));
    return told(
        call,
        200,
        latitude > 60.5
            ? "{\"buildings\":[]}"
            : "{\"buildings\":[{\"id\":77301,\"full_address\":\"Невский проспект, дом 1\"}]}");
  }

  private int mine(Call call, MunicipalBehaviour now) throws IOException {
    List<JsonNode> all = cards.all();
    int size = now.pageSize() > 0 ? now.pageSize() : PAGE;
    int page = now.repeatsPage() ? 1 : Integer.parseInt(call.query().getOrDefault("page", "1"));
    int to = Math.min(all.size(), page * size);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("count", all.size());
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    all.subList(Math.min((page - 1) * size, to), to).forEach(results::add);
    if (to < all.size()) {
      answer.put("next", "?page=" + (page + 1));
    } else {
      answer.putNull("next");
    }
    answer.set("results", results);
    return list(call, now, mapper.writeValueAsBytes(answer));
  }

  private synchronized int take(Call call, MunicipalBehaviour now) throws IOException {
    Map<String, String> form = call.form();
    String refusal = refusal(form, now);
    if (!refusal.isEmpty()) {
      return told(call, 400, "{\"non_field_errors\":[\"" + refusal + "\"]}");
    }
    long id = ids.incrementAndGet();
    today.incrementAndGet();
    places.put(place(form), id);
    book().received("our-spb", id, form);
    cards.put(
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("reason", form.get("reason"))
            .put("dt", LocalDateTime.now(ZoneId.of("Europe/Moscow")).toString())
            .put("body", form.get("body"))
            .put("status", "Новое"));
    if (now.failAfterEffect() > 0) {
      lessFailingAfterEffect();
      return told(call, 500, "{}");
    }
    return told(call, 201, "{\"id\":" + id + "}");
  }

  private String refusal(Map<String, String> form, MunicipalBehaviour now) {
    String demanded = DEMANDED.getOrDefault(form.getOrDefault("reason", ""), "body");
    if (now.refuses() || !form.containsKey("reason") || !form.containsKey(demanded)) {
      return "Заполните обязательные поля: " + demanded;
    }
    if (form.getOrDefault("body", "").contains("не дом")) {
      return "Выберите не дом.";
    }
    if (places.containsKey(place(form))) {
      return "Отказ: совпадение проблемы и адреса, сообщение " + places.get(place(form));
    }
    return today.get() >= now.dailyLimit()
        ? "Вы отправили 10 сообщений за сутки. Попробуйте завтра."
        : "";
  }

  private static String place(Map<String, String> form) {
    return form.get("reason") + " " + form.get("latitude") + " " + form.get("longitude");
  }

  /** The day is over, and with it the limit. */
  void nextDay() {
    today.set(0);
  }
}
