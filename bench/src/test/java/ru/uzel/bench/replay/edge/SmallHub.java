package ru.uzel.bench.replay.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ObjectNode;

/**
 * A hub of a few lines: takes Open311 requests once by their Idempotency-Key, keeps a journal of
 * them, and misbehaves when told.
 */
public final class SmallHub implements AutoCloseable {

  /** How a POST goes wrong, once. */
  public enum Trouble {
    /** 503 with Retry-After: 0; nothing is taken. */
    BUSY,
    /** Taken, and the connection breaks before the answer. */
    ANSWER_LOST,
    /** 403. */
    STRANGER
  }

  private final HttpServer server;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, String> bodies = new LinkedHashMap<>();
  private final List<ObjectNode> journal = new ArrayList<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private final AtomicInteger posts = new AtomicInteger();

  public SmallHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/regional/open311/v2/services.json", it -> answer(it, 200, "[]"));
    server.createContext("/regional/open311/v2/requests.json", this::post);
    server.createContext("/manage/journal", this::journal);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Writes a token file and a configuration with the party. */
  public static Path prepare(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("config/parties"));
    Files.createDirectories(folder.resolve("data/hub/secrets"));
    Files.writeString(
        folder.resolve("config/parties/regional.yaml"),
        "name: regional\ntitle: t\nadapter: regional\nsettings: {}\n");
    Files.writeString(folder.resolve("key"), "secret");
    Files.writeString(folder.resolve("data/hub/secrets/management.token"), "token");
    return folder;
  }

  public synchronized void expect(Trouble trouble) {
    troubles.add(trouble);
  }

  /** Each taken request's form, decoded, by its key. */
  public synchronized Map<String, String> taken() {
    return Map.copyOf(bodies);
  }

  public int posts() {
    return posts.get();
  }

  /** What the hub decides later. */
  public synchronized void record(String type, String messageId, String failure) {
    record(type, messageId, failure, "key:" + messageId);
  }

  synchronized void record(String type, String messageId, String failure, String externalId) {
    ObjectNode line = JsonHttp.MAPPER.createObjectNode();
    line.put("sequence", journal.size() + 1).put("at", "2026-11-27T00:00:00Z");
    line.put("type", type).put("party", "regional").put("messageId", messageId);
    line.put("externalId", externalId);
    line.put("failure", failure).put("detail", "detail");
    journal.add(line);
  }

  private void post(HttpExchange exchange) throws IOException {
    posts.incrementAndGet();
    String form =
        URLDecoder.decode(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    Trouble trouble;
    synchronized (this) {
      trouble = troubles.poll();
    }
    if (trouble == Trouble.BUSY) {
      exchange.getResponseHeaders().set("Retry-After", "0");
      answer(exchange, 503, "[]");
    } else if (trouble == Trouble.STRANGER) {
      answer(exchange, 403, "[{\"code\":403,\"description\":\"the api_key is wrong\"}]");
    } else if (form.contains("service_code=unknown")) {
      answer(exchange, 404, "[{\"code\":404,\"description\":\"service_code was not found\"}]");
    } else {
      taken(exchange, key, form, trouble == Trouble.ANSWER_LOST);
    }
  }

  private void taken(HttpExchange exchange, String key, String form, boolean lost)
      throws IOException {
    String id;
    synchronized (this) {
      id = ids.get(key);
      if (id == null) {
        id = "m" + (ids.size() + 1);
        ids.put(key, id);
        bodies.put(key, form);
        record("ACCEPTED", id, null);
        record(form.contains("service_code=odd") ? "PARKED" : "DECIDED", id, "unknown-category");
      } else {
        exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
      }
    }
    if (lost) {
      exchange.close();
    } else {
      answer(exchange, 200, "[{\"service_request_id\":\"" + id + "\"}]");
    }
  }

  private void journal(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    long after = Long.parseLong(query.replaceAll(".*after=(\\d+).*", "$1"));
    String message =
        query.contains("messageId=") ? query.replaceAll(".*messageId=([^&]*).*", "$1") : null;
    ObjectNode page = JsonHttp.MAPPER.createObjectNode();
    synchronized (this) {
      page.putObject("head").put("size", journal.size());
      var records = page.putArray("records");
      journal.stream()
          .filter(line -> line.path("sequence").asLong() > after)
          .filter(line -> message == null || message.equals(line.path("messageId").asString("")))
          .limit(1000)
          .forEach(records::add);
    }
    answer(exchange, 200, page.toString());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
