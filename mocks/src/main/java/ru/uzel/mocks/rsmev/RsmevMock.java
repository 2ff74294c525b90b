package ru.uzel.mocks.rsmev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.UUID;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A regional gateway of СМЭВ with ПОС behind it and an FTP server beside it. */
public final class RsmevMock implements Mock {

  private final JsonMapper mapper = new JsonMapper();
  private final RsmevBehaviour behaviour = new RsmevBehaviour();
  private final PosAppeals appeals = new PosAppeals();
  private final RsmevBook book;
  private final FileHouse files;
  private final GatewayDoor door;

  /**
   * @param ftpPort 0 for a free one
   */
  public RsmevMock(MockSettings mocks, int ftpPort) throws IOException {
    Files.createDirectories(mocks.data());
    book = new RsmevBook(mocks.data().resolve("rsmev-book.jsonl"));
    files = new FileHouse(mocks.data().resolve("rsmev-ftp"), ftpPort);
    door = new GatewayDoor(appeals, behaviour, book);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext(GatewayDoor.PATH, door::serve);
    server.createContext("/control/rsmev/appeals", exchange -> control(exchange, "POST"));
    server.createContext("/control/rsmev/files", exchange -> control(exchange, "POST"));
    server.createContext("/control/rsmev/config", exchange -> control(exchange, "PUT"));
    server.createContext("/books/rsmev", exchange -> control(exchange, "GET"));
  }

  private void control(HttpExchange exchange, String method) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestMethod().equals(method)) {
        answer(exchange, 405, "{}");
        return;
      }
      try {
        answer(exchange, 200, controlled(exchange.getRequestURI().getPath(), body));
      } catch (JacksonException | IllegalArgumentException wrong) {
        answer(exchange, 400, mapper.writeValueAsString(String.valueOf(wrong)));
      }
    }
  }

  private String controlled(String path, byte[] body) throws IOException {
    switch (path) {
      case "/control/rsmev/appeals" -> mapper.readTree(body).forEach(appeals::put);
      case "/control/rsmev/files" -> keep(mapper.readTree(body));
      case "/control/rsmev/config" -> configure(mapper.readTree(body));
      default -> {
        return mapper.writeValueAsString(book.toJson().put("ftpPort", files.port()));
      }
    }
    return "{}";
  }

  /** A file without {@code base64} is announced, and is not there. */
  private void keep(JsonNode announced) throws IOException {
    for (JsonNode file : announced) {
      String id = UUID.fromString(file.path("fileId").asString()).toString();
      String name = file.path("name").asString();
      String stored = file.path("stored").asString(name);
      if (file.hasNonNull("base64")) {
        files.keep(id, stored, Base64.getDecoder().decode(file.path("base64").asString()));
      }
      appeals.announce(
          JsonNodeFactory.instance
              .objectNode()
              .put("name", name)
              .put("url", "/" + id + "/" + stored)
              .putNull("signaturePKCS7"));
    }
  }

  private void configure(JsonNode change) throws IOException {
    if (change.has("ftp")) {
      if (change.path("ftp").asBoolean()) {
        files.reopen();
      } else {
        files.close();
      }
      return;
    }
    if (change.has("busyFile")) {
      files.holdBack(change.path("busyFile").asString());
      return;
    }
    behaviour.change(change);
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    files.close();
    try {
      book.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
