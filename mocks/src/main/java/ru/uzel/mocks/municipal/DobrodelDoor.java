package ru.uzel.mocks.municipal;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** «Добродел»: a form to log in by, a session in a cookie, the operational report. */
final class DobrodelDoor extends Door {

  private static final String COOKIE = "JSESSIONID=";

  /** A question has codes, a record has words. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("9", "Премодерация видео"),
          Map.entry("30", "На модерации"),
          Map.entry("31", "Опубликовано"),
          Map.entry("32", "В работе"),
          Map.entry("34", "Получен ответ"),
          Map.entry("35", "Решено"),
          Map.entry("37", "Направлено в работу"),
          Map.entry("38", "Предоставлен ответ"),
          Map.entry("42", "Отклонено модератором"),
          Map.entry("50", "В работе (просрочено)"),
          Map.entry("51", "Повторная отправка"),
          Map.entry("53", "Закрыто"),
          Map.entry("54", "Указан срок"),
          Map.entry("56", "Закрыто пользователем"),
          Map.entry("57", "Указан срок (просрочено)"),
          Map.entry("61", "Сбор подписантов"),
          Map.entry("111", "Премодерация"),
          Map.entry("310", "На рассмотрении"),
          Map.entry("320", "На уточнении"),
          Map.entry("330", "В работе (согл.)"),
          Map.entry("511", "Доработка"),
          Map.entry("512", "Подготовлен ответ"),
          Map.entry("531", "Закрыто. Отправлено в ЕДС"));

  private final JsonMapper mapper = new JsonMapper();
  private final Cards cards;

  DobrodelDoor(Cards cards, AtomicReference<MunicipalBehaviour> behaviour, MunicipalBook book) {
    super("dobrodel", behaviour, book);
    this.cards = cards;
  }

  @Override
  int answer(Call call, MunicipalBehaviour now) throws IOException {
    if (call.path().endsWith("/login/admin") && call.method().equals("POST")) {
      return login(call, now);
    }
    if (!call.path().endsWith("/report/operative")) {
      return told(call, 404, "{}");
    }
    String cookie = call.header("Cookie");
    if (!cookie.startsWith(COOKIE) || !knows(cookie.substring(COOKIE.length()))) {
      call.exchange().getResponseHeaders().set("Location", "/login");
      return told(call, 302, "");
    }
    return report(call, now);
  }

  private int login(Call call, MunicipalBehaviour now) throws IOException {
    if (!lets(now, call.form(), "j_username", "j_password")) {
      return told(call, 200, "{\"error\":\"Неверный логин или пароль\"}");
    }
    call.exchange()
        .getResponseHeaders()
        .set("Set-Cookie", COOKIE + newSession() + "; Path=/; HttpOnly");
    return told(call, 200, "{\"show\":\"/\"}");
  }

  private int report(Call call, MunicipalBehaviour now) throws IOException {
    Map<String, String> query = call.query();
    try {
      LocalDate after = LocalDate.parse(query.getOrDefault("filters.createdAfter", "2000-01-01"));
      LocalDate before = LocalDate.parse(query.getOrDefault("filters.createdBefore", "2100-01-01"));
      int size = Integer.parseInt(query.getOrDefault("size", "20"));
      int page = now.repeatsPage() ? 0 : Integer.parseInt(query.getOrDefault("page", "0"));
      if (now.slowDays() > 0 && before.toEpochDay() - after.toEpochDay() > now.slowDays()) {
        return told(call, 504, "");
      }
      int full = now.pageSize() > 0 ? Math.min(size, now.pageSize()) : size;
      List<JsonNode> found = asked(cards.between(after, before), query);
      ArrayNode records = JsonNodeFactory.instance.arrayNode();
      for (int i = page * full; i < Math.min(found.size(), (page + 1) * full); i++) {
        records.add(padded(found.get(i), now.padding()));
      }
      return list(call, now, mapper.writeValueAsBytes(records));
    } catch (DateTimeException | NumberFormatException wrong) {
      return told(call, 400, "{}");
    }
  }

  /** What has a status that nobody could ask for comes always. */
  private static List<JsonNode> asked(List<JsonNode> cards, Map<String, String> query) {
    Set<String> wanted = new HashSet<>();
    for (String code : query.getOrDefault("filters.statuses", "").split(",", -1)) {
      wanted.add(WORDS.getOrDefault(code, code));
    }
    List<JsonNode> asked = new ArrayList<>();
    for (JsonNode card : cards) {
      String status = card.path("status").asString("");
      if (!WORDS.containsValue(status) || wanted.contains(status)) {
        asked.add(card);
      }
    }
    return asked;
  }

  private static JsonNode padded(JsonNode card, int bytes) {
    return bytes > 0 && card instanceof ObjectNode object
        ? object.deepCopy().put("padding", "x".repeat(bytes))
        : card;
  }
}
