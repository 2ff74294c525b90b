package ru.uzel.mocks.appeals;

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

/** ССТУ, and a document system that registers appeals, see README.md beside this file. */
public final class AppealsMock implements Mock {

  private final JsonMapper mapper = new JsonMapper();
  private final AtomicReference<AppealsSettings> settings;
  private final AppealsBook book;
  private final RegistrationSender sender;
  private final ReportDoor door;

  public AppealsMock(MockSettings mocks) throws IOException {
    Files.createDirectories(mocks.data());
    settings = new AtomicReference<>(AppealsSettings.initial(mocks.hub()));
    book = new AppealsBook(mocks.data().resolve("appeals-book.jsonl"));
    sender = new RegistrationSender(book, settings::get);
    door = new ReportDoor(settings, book);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/appeals/sstu", door::serve);
    server.createContext("/control/appeals/registrations", exchange -> serve(exchange, "POST"));
    server.createContext("/control/appeals/config", exchange -> serve(exchange, "PUT"));
    server.createContext("/books/appeals", exchange -> serve(exchange, "GET"));
  }

  private void serve(HttpExchange exchange, String method) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals(method)) {
        ReportDoor.answer(exchange, 405, "{}".getBytes(StandardCharsets.UTF_8));
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        switch (method) {
          case "POST" -> ReportDoor.answer(exchange, 202, register(mapper.readTree(body)));
          case "PUT" -> ReportDoor.answer(exchange, 200, configure(mapper.readTree(body)));
          default -> ReportDoor.answer(exchange, 200, book.toJson());
        }
      } catch (JacksonException | IllegalArgumentException wrong) {
        ReportDoor.answer(exchange, 400, mapper.writeValueAsBytes(String.valueOf(wrong)));
      }
    }
  }

  private byte[] register(JsonNode registrations) {
    if (!registrations.isArray()) {
      throw new IllegalArgumentException("a JSON array of registrations is wanted");
    }
    List<PlannedRegistration> all = new ArrayList<>();
    registrations.forEach(registration -> all.add(PlannedRegistration.of(registration)));
    all.forEach(sender::send);
    return ("{\"queued\":" + all.size() + "}").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] configure(JsonNode change) {
    settings.updateAndGet(before -> before.changedBy(change));
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    sender.close();
    try {
      book.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
