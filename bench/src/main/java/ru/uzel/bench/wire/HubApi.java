package ru.uzel.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.book.JournalPage;
import tools.jackson.databind.JsonNode;

/** The hub's management API. */
public final class HubApi {

  private static final int PAGE = 1000;

  private final JsonHttp http;

  /**
   * Reads the token now.
   *
   * @param token file with the bearer token
   */
  public HubApi(URI hub, Path token) {
    try {
      http =
          new JsonHttp(hub, Map.of("Authorization", "Bearer " + Files.readString(token).strip()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public JsonNode status() {
    return http.get("/manage/status");
  }

  /** A statistical slice over the cases registered on the days from one up to another. */
  public JsonNode slice(String name, LocalDate from, LocalDate to) {
    return http.get("/manage/slices/" + name + "?from=" + from + "&to=" + to);
  }

  /** What time it is for a hub whose clock can be moved. */
  public Instant time() {
    return Instant.parse(http.get("/manage/clock").path("now").asString(""));
  }

  /** Moves such a clock ahead. */
  public void leap(Duration step, String reason) {
    http.post(
        "/manage/clock",
        JsonHttp.MAPPER
            .createObjectNode()
            .put("forward", step.toString())
            .put("operator", "uzel demo")
            .put("reason", reason));
  }

  /** Messages in every queue together. */
  public long queued() {
    long sum = 0;
    for (JsonNode queue : status().path("queues")) {
      sum += queue.path("messages").asLong();
    }
    return sum;
  }

  /** One page of records after a sequence. */
  public JournalPage journal(long after) {
    return JournalPage.read(http.get("/manage/journal?after=" + after + "&limit=" + PAGE));
  }

  /** One page of the records of one type and party after a sequence. */
  public JournalPage journal(long after, String type, String party) {
    return JournalPage.read(
        http.get(
            "/manage/journal?after="
                + after
                + "&limit="
                + PAGE
                + "&type="
                + type
                + "&party="
                + party));
  }

  /** The bytes of a message or of a file that records name by their hash. */
  public byte[] payload(String hash) {
    return http.getBytes("/manage/journal/payloads/" + hash);
  }

  /** One page of the records after a sequence that have these values, in the hub's own words. */
  public JournalPage journal(long after, Map<String, String> values) {
    StringBuilder query = new StringBuilder("/manage/journal?after=" + after + "&limit=" + PAGE);
    values.forEach(
        (name, value) ->
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
    return JournalPage.read(http.get(query.toString()));
  }

  /** All records after a sequence. */
  public List<JournalLine> journalToEnd(long after) {
    List<JournalLine> all = new ArrayList<>();
    long last = after;
    while (true) {
      List<JournalLine> page = journal(last).lines();
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      last = page.get(page.size() - 1).sequence();
    }
  }
}
