package ru.uzel.mocks.social;

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

/** The monitoring system, see README.md beside this file. */
public final class SocialMock implements Mock {

  private final JsonMapper mapper = new JsonMapper();
  private final AtomicReference<MonitoringSettings> settings;
  private final MonitoringBook book;
  private final PostsFeed feed = new PostsFeed();
  private final WebhookSender sender;
  private final PostsDoor door;

  public SocialMock(MockSettings mocks) throws IOException {
    Files.createDirectories(mocks.data());
    settings = new AtomicReference<>(MonitoringSettings.initial(mocks.hub()));
    book = new MonitoringBook(mocks.data().resolve("social-book.jsonl"));
    sender = new WebhookSender(book, settings::get);
    door = new PostsDoor(settings, feed, book);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/social/posts", door::serve);
    server.createContext("/control/social/posts", exchange -> serve(exchange, "POST"));
    server.createContext("/control/social/config", exchange -> serve(exchange, "PUT"));
    server.createContext("/books/social", exchange -> serve(exchange, "GET"));
  }

  private void serve(HttpExchange exchange, String method) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals(method)) {
        PostsDoor.answer(exchange, 405, "{}".getBytes(StandardCharsets.UTF_8));
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        switch (method) {
          case "POST" -> PostsDoor.answer(exchange, 202, tell(mapper.readTree(body)));
          case "PUT" -> PostsDoor.answer(exchange, 200, configure(mapper.readTree(body)));
          default -> PostsDoor.answer(exchange, 200, book.toJson());
        }
      } catch (JacksonException | IllegalArgumentException wrong) {
        PostsDoor.answer(exchange, 400, mapper.writeValueAsBytes(String.valueOf(wrong)));
      }
    }
  }

  private byte[] tell(JsonNode posts) {
    if (!posts.isArray()) {
      throw new IllegalArgumentException("a JSON array of posts is wanted");
    }
    List<PlannedPost> all = new ArrayList<>();
    posts.forEach(post -> all.add(PlannedPost.of(post)));
    for (PlannedPost post : all) {
      if (post.deletes()) {
        settings.updateAndGet(before -> before.withDeleted(post.postId()));
      }
      if (post.by() != PlannedPost.By.WEBHOOK) {
        feed.add(post.post());
      }
      if (post.by() != PlannedPost.By.FEED) {
        sender.send(post);
      }
    }
    return ("{\"queued\":" + all.size() + "}").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] configure(JsonNode change) {
    MonitoringSettings now = settings.updateAndGet(before -> before.changedBy(change));
    if (now.forgetCursors()) {
      feed.forgetCursors();
      settings.updateAndGet(MonitoringSettings::cursorsForgotten);
    }
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
