package ru.uzel.mocks.municipal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** «Добродел» and «Наш Санкт-Петербург», see README.md beside this file. */
public final class MunicipalMock implements Mock {

  private final JsonMapper mapper = new JsonMapper();
  private final AtomicReference<MunicipalBehaviour> behaviour =
      new AtomicReference<>(MunicipalBehaviour.INITIAL);
  private final Map<String, Cards> cards =
      Map.of("dobrodel", new Cards("cardId", "created"), "our-spb", new Cards("id", "dt"));
  private final MunicipalBook book;
  private final DobrodelDoor dobrodel;
  private final OurSpbDoor ourSpb;

  public MunicipalMock(MockSettings mocks) throws IOException {
    Files.createDirectories(mocks.data());
    book = new MunicipalBook(mocks.data().resolve("municipal-book.jsonl"));
    dobrodel = new DobrodelDoor(of("dobrodel"), behaviour, book);
    ourSpb = new OurSpbDoor(of("our-spb"), behaviour, book);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/municipal/dobrodel", dobrodel::serve);
    server.createContext("/municipal/our-spb", ourSpb::serve);
    server.createContext("/control/municipal/cards", exchange -> control(exchange, "POST"));
    server.createContext("/control/municipal/config", exchange -> control(exchange, "PUT"));
    server.createContext("/books/municipal", exchange -> control(exchange, "GET"));
  }

  private void control(HttpExchange exchange, String method) throws IOException {
    try (exchange) {
      Call call = Call.of(exchange);
      if (!call.method().equals(method)) {
        call.answer(405, "{}");
        return;
      }
      try {
        switch (method) {
          case "POST" -> call.answer(202, keep(mapper.readTree(call.body())));
          case "PUT" -> call.answer(200, configure(mapper.readTree(call.body())));
          default -> call.answer(200, book.toJson());
        }
      } catch (JacksonException | IllegalArgumentException wrong) {
        call.answer(400, mapper.writeValueAsBytes(String.valueOf(wrong)));
      }
    }
  }

  private String keep(JsonNode records) {
    for (JsonNode record : records) {
      of(record.path("system").asString("")).put(record.path("card"));
    }
    return "{\"kept\":" + records.size() + "}";
  }

  private Cards of(String system) {
    Cards kept = cards.get(system);
    if (kept == null) {
      throw new IllegalArgumentException("there is no system '" + system + "'");
    }
    return kept;
  }

  private String configure(JsonNode change) {
    MunicipalBehaviour now = behaviour.updateAndGet(before -> before.changedBy(change));
    if (now.expire()) {
      dobrodel.forgetSessions();
      ourSpb.forgetSessions();
      behaviour.updateAndGet(MunicipalBehaviour::expired);
    }
    if (change.path("nextDay").asBoolean(false)) {
      ourSpb.nextDay();
    }
    return "{}";
  }

  @Override
  public void close() {
    try {
      book.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
