package ru.uzel.mocks.regional;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal of residents, see README.md beside this file. */
public final class RegionalMock implements Mock {

  private final JsonMapper mapper = new JsonMapper();
  private final AtomicReference<PortalSettings> settings;
  private final PortalBook book;
  private final PortalPoller poller;
  private final PortalSender sender;

  public RegionalMock(MockSettings mocks) throws IOException {
    Files.createDirectories(mocks.data());
    settings = new AtomicReference<>(PortalSettings.initial(mocks.hub()));
    book = new PortalBook(mocks.data().resolve("regional-book.jsonl"));
    HubClient hub = new HubClient();
    poller = new PortalPoller(hub, book, settings::get);
    sender = new PortalSender(hub, book, settings::get, poller::watch);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/control/regional/requests", exchange -> serve(exchange, "POST"));
    server.createContext("/control/regional/config", exchange -> serve(exchange, "PUT"));
    server.createContext("/books/regional", exchange -> serve(exchange, "GET"));
    poller.start();
  }

  private void serve(HttpExchange exchange, String method) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals(method)) {
        answer(exchange, 405, "{}".getBytes(StandardCharsets.UTF_8));
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        switch (method) {
          case "POST" -> answer(exchange, 202, queue(mapper.readTree(body)));
          case "PUT" -> answer(exchange, 200, configure(mapper.readTree(body)));
          default -> answer(exchange, 200, book.toJson());
        }
      } catch (JacksonException | IllegalArgumentException wrong) {
        answer(exchange, 400, mapper.writeValueAsBytes(String.valueOf(wrong.getMessage())));
      }
    }
  }

  private byte[] queue(JsonNode requests) {
    if (!requests.isArray()) {
      throw new IllegalArgumentException("a JSON array of requests is wanted");
    }
    List<PortalRequest> all = new ArrayList<>();
    requests.forEach(request -> all.add(PortalRequest.of(request)));
    all.forEach(sender::send);
    return ("{\"queued\":" + all.size() + "}").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] configure(JsonNode change) {
    PortalSettings now = settings.updateAndGet(before -> before.changedBy(change));
    sender.inParallel(now.senders());
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    sender.close();
    poller.close();
    try {
      book.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
