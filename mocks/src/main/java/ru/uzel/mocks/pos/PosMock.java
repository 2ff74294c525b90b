package ru.uzel.mocks.pos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.jspecify.annotations.Nullable;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** ПОС: told over HTTP what to export, it drops files and watches what comes back. */
public final class PosMock implements Mock {

  private static final System.Logger LOG = System.getLogger(PosMock.class.getName());
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PosBook book;
  private final PosDrop drop;
  private final PosFolderWatch watch;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  public PosMock(MockSettings settings) throws IOException {
    Path scratch = Files.createDirectories(settings.data().resolve("tmp"));
    // POI's own place for it, /tmp/poifiles, belongs to whoever of the machine came first.
    TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(scratch.toFile()));
    Path folder = settings.hubDrop().resolve("pos");
    book = new PosBook(settings.data().resolve("pos.book.jsonl"), Clock.systemUTC());
    drop = new PosDrop(folder.resolve("in"), book);
    watch = new PosFolderWatch(folder, book);
    var unused = thread.scheduleWithFixedDelay(this::look, 200, 200, TimeUnit.MILLISECONDS);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext(
        "/control/pos/exports",
        exchange -> answer(exchange, body -> drop.export(JSON.readValue(body, Export.class))));
    server.createContext(
        "/control/pos/votings",
        exchange -> answer(exchange, body -> drop.votings(JSON.readValue(body, Export.class))));
    server.createContext(
        "/control/pos/files",
        exchange -> answer(exchange, body -> drop.copy(JSON.readValue(body, Copy.class))));
    server.createContext("/books/pos", this::showBook);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void look() {
    try {
      watch.look();
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "ПОС could not look into its folders", e);
    }
  }

  private void showBook(HttpExchange exchange) throws IOException {
    look();
    send(exchange, 200, book.json());
  }

  /** What a control request asks for. */
  private interface Order {
    PosDrop.Dropped carryOut(byte[] body) throws IOException;
  }

  private static void answer(HttpExchange exchange, Order order) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      send(exchange, 405, error("POST only"));
      return;
    }
    try {
      PosDrop.Dropped dropped = order.carryOut(exchange.getRequestBody().readAllBytes());
      send(exchange, 202, JSON.writeValueAsBytes(dropped));
    } catch (FileAlreadyExistsException e) {
      send(exchange, 409, error("a file of that name still waits in the folder"));
    } catch (JacksonException | IllegalArgumentException e) {
      send(exchange, 400, error(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "ПОС could not drop a file", e);
      send(exchange, 500, error(e.toString()));
    }
  }

  private static byte[] error(@Nullable String text) {
    return JSON.writeValueAsBytes(Map.of("error", String.valueOf(text)));
  }

  private static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/json; charset=" + StandardCharsets.UTF_8.name());
    exchange.sendResponseHeaders(status, json.length);
    try (exchange) {
      exchange.getResponseBody().write(json);
    }
  }
}
