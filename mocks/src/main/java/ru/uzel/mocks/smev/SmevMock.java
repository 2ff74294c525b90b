package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** СМЭВ 3 and the executive bodies behind it. */
public final class SmevMock implements Mock {

  // A misspelt behaviour that changes nothing would make its test pass for nothing.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Mood mood = new Mood();
  private final SmevBook book;
  private final ResponsibleBody body;
  private final SoapDoor door;

  /**
   * Makes the keys and writes the certificates, so that they can be trusted before anything runs.
   */
  public SmevMock(MockSettings settings) throws IOException {
    Path data = settings.data();
    GostKey smev = GostKey.create("C=RU, O=Emulator, CN=SMEV 3");
    GostKey sender = GostKey.create("C=RU, O=Emulator, CN=Responsible body");
    GostKey stranger = GostKey.create("C=RU, O=Emulator, CN=Stranger");
    smev.writeCertificate(data.resolve("smev.crt.pem"));
    sender.writeCertificate(data.resolve("body.crt.pem"));

    Clock clock = Clock.systemUTC();
    book = new SmevBook(data.resolve("smev.book.jsonl"));
    AnswerForm form = new AnswerForm(smev, sender, stranger);
    ResponseQueue queue = new ResponseQueue(clock);
    body = new ResponsibleBody(form, queue, book);
    CallerCheck caller = new CallerCheck(new CallerCertificate(settings.hubCertificate()));
    door =
        new SoapDoor(new ExchangeService(caller, form, queue, body, book, mood, clock), mood, book);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/smev/ws", door);
    server.createContext("/control/smev/behaviour", this::behaviour);
    server.createContext("/books/smev", this::showBook);
  }

  @Override
  public void close() {
    body.close();
    book.close();
  }

  private void behaviour(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("PUT")) {
      answer(exchange, 405, "{\"error\":\"only PUT\"}".getBytes(StandardCharsets.UTF_8));
      return;
    }
    try {
      mood.set(JSON.readValue(exchange.getRequestBody().readAllBytes(), Behaviour.class));
      answer(exchange, 204, new byte[0]);
    } catch (JacksonException e) {
      answer(exchange, 400, JSON.writeValueAsBytes(Map.of("error", e.getOriginalMessage())));
    }
  }

  private void showBook(HttpExchange exchange) throws IOException {
    answer(exchange, 200, book.json());
  }

  private static void answer(HttpExchange exchange, int status, byte[] json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length == 0 ? -1 : json.length);
    if (json.length > 0) {
      exchange.getResponseBody().write(json);
    }
    exchange.close();
  }
}
