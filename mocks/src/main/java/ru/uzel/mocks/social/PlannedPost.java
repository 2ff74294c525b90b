package ru.uzel.mocks.social;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something the monitoring system found, ready to be told.
 *
 * @param by webhook, feed, or both of them
 * @param rawBody sent by webhook instead of the post
 * @param secret null signs with the configured one, empty does not sign
 * @param late by how many seconds the webhook's time is behind
 * @param repetitions how often the webhook is sent again after the first definite answer
 */
record PlannedPost(
    String ref,
    JsonNode post,
    By by,
    @Nullable String rawBody,
    @Nullable String secret,
    int late,
    int repetitions) {

  enum By {
    WEBHOOK,
    FEED,
    BOTH
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * @throws IllegalArgumentException when it has no ref, or goes a way that there is not
   */
  static PlannedPost of(JsonNode json) {
    String ref = json.path("ref").asString("");
    if (ref.isEmpty()) {
      throw new IllegalArgumentException("a post has no ref");
    }
    return new PlannedPost(
        ref,
        json.path("post"),
        By.valueOf(json.path("by").asString("webhook").toUpperCase(Locale.ROOT)),
        json.hasNonNull("rawBody") ? json.path("rawBody").asString() : null,
        json.has("secret") ? json.path("secret").asString("") : null,
        json.path("late").asInt(0),
        json.path("repeat").asInt(0));
  }

  byte[] body() {
    return rawBody == null
        ? MAPPER.writeValueAsBytes(post)
        : rawBody.getBytes(StandardCharsets.UTF_8);
  }

  boolean deletes() {
    return post.path("event").asString("").equals("DELETED");
  }

  String postId() {
    return post.path("id").asString("");
  }
}
