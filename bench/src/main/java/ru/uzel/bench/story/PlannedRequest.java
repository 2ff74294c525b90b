package ru.uzel.bench.story;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request that a resident sends through the portal, and what is to become of it.
 *
 * @param ref the portal's name of it
 * @param title what it is, for people
 * @param fields the form, unless there is a raw body
 * @param transport what is unusual about how it is sent
 * @param finalWord the body's last word, where a body answers
 * @param row the original row of a file, which is to arrive unchanged
 */
public record PlannedRequest(
    String ref,
    String title,
    Map<String, String> fields,
    Transport transport,
    Fate fate,
    @Nullable String finalWord,
    @Nullable JsonNode row) {

  /**
   * How a request is sent where it is not the ordinary way.
   *
   * @param idempotencyKey another key than the ref; empty means none at all
   * @param rawBody the body as it goes over the wire
   * @param apiKey another key than the portal's
   * @param expectedStatus the HTTP status it is to get
   */
  public record Transport(
      @Nullable String idempotencyKey,
      @Nullable String rawBody,
      @Nullable String contentType,
      @Nullable String apiKey,
      List<Integer> expectedStatus) {

    static final Transport ORDINARY = new Transport(null, null, null, null, List.of(200, 201));

    static Transport refused(@Nullable String apiKey, Integer... expectedStatus) {
      return new Transport(null, null, null, apiKey, List.of(expectedStatus));
    }

    static Transport raw(String body, @Nullable String contentType, Integer... expectedStatus) {
      return new Transport(null, body, contentType, null, List.of(expectedStatus));
    }

    static Transport keyed(String idempotencyKey) {
      return new Transport(idempotencyKey, null, null, null, ORDINARY.expectedStatus);
    }
  }

  public PlannedRequest {
    // In the given order: two forms are byte-identical only if their fields stand alike.
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  static PlannedRequest delivered(
      String ref, String title, Map<String, String> fields, String finalWord) {
    return new PlannedRequest(
        ref, title, fields, Transport.ORDINARY, Fate.DELIVERED, finalWord, null);
  }

  static PlannedRequest refused(
      String ref, String title, Map<String, String> fields, Transport transport) {
    return new PlannedRequest(ref, title, fields, transport, Fate.REFUSED, null, null);
  }

  PlannedRequest with(Transport other, Fate otherFate) {
    return new PlannedRequest(ref, title, fields, other, otherFate, finalWord, row);
  }
}
