package ru.uzel.mocks.appeals;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registration, ready to be sent.
 *
 * @param rawBody sent instead of the registration
 * @param apiKey null shows the configured one, empty shows none
 * @param repetitions how often it is sent again after the first definite answer
 */
record PlannedRegistration(
    String ref,
    JsonNode registration,
    @Nullable String rawBody,
    @Nullable String apiKey,
    int repetitions) {

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * @throws IllegalArgumentException when it has no ref
   */
  static PlannedRegistration of(JsonNode json) {
    String ref = json.path("ref").asString("");
    if (ref.isEmpty()) {
      throw new IllegalArgumentException("a registration has no ref");
    }
    return new PlannedRegistration(
        ref,
        json.path("registration"),
        json.hasNonNull("rawBody") ? json.path("rawBody").asString() : null,
        json.has("apiKey") ? json.path("apiKey").asString("") : null,
        json.path("repeat").asInt(0));
  }

  byte[] body() {
    return rawBody == null
        ? MAPPER.writeValueAsBytes(registration)
        : rawBody.getBytes(StandardCharsets.UTF_8);
  }
}
