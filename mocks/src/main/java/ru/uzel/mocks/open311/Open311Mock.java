package ru.uzel.mocks.open311;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city's Open311 server, see README.md beside this file. */
public final class Open311Mock implements Mock {

  private static final byte[] DONE = "{}".getBytes(StandardCharsets.UTF_8);

  private final JsonMapper mapper = new JsonMapper();
  private final AtomicReference<CitySettings> settings =
      new AtomicReference<>(CitySettings.initial());
  private final CityBook book;
  private final CityDoor door;

  public Open311Mock(MockSettings mocks) throws IOException {
    Files.createDirectories(mocks.data());
    book = new CityBook(mocks.data().resolve("open311-book.jsonl"));
    door = new CityDoor(settings, book);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/open311/v2/", door::serve);
    server.createContext("/control/open311/requests", exchange -> serve(exchange, "POST"));
    server.createContext("/control/open311/config", exchange -> serve(exchange, "PUT"));
    server.createContext("/control/open311/status", this::change);
    server.createContext("/books/open311", exchange -> serve(exchange, "GET"));
  }

  private void serve(HttpExchange exchange, String method) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestMethod().equals(method)) {
        answer(exchange, 405, DONE);
        return;
      }
      try {
        switch (method) {
          case "POST" -> answer(exchange, 202, add(mapper.readTree(body)));
          case "PUT" -> answer(exchange, 200, configure(mapper.readTree(body)));
          default -> answer(exchange, 200, book.toJson());
        }
      } catch (JacksonException | IllegalArgumentException wrong) {
        answer(exchange, 400, mapper.writeValueAsBytes(String.valueOf(wrong)));
      }
    }
  }

  private void change(HttpExchange exchange) throws IOException {
    try (exchange) {
      book.change(mapper.readTree(exchange.getRequestBody().readAllBytes()));
      answer(exchange, 200, DONE);
    }
  }

  private byte[] add(JsonNode requests) {
    if (!requests.isArray()) {
      throw new IllegalArgumentException("a JSON array of requests is wanted");
    }
    requests.forEach(book::add);
    return DONE;
  }

  private byte[] configure(JsonNode change) {
    settings.updateAndGet(before -> before.changedBy(change));
    return DONE;
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
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
