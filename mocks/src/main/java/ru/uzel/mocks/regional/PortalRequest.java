package ru.uzel.mocks.regional;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something a resident wrote, ready to be sent.
 *
 * @param idempotencyKey null sends no header
 * @param apiKey null sends the portal's own, empty sends none
 * @param rawBody sent instead of the fields
 * @param repetitions how often it is sent again after the first definite answer
 */
record PortalRequest(
    String ref,
    List<Map.Entry<String, String>> fields,
    @Nullable String idempotencyKey,
    @Nullable String apiKey,
    @Nullable String rawBody,
    String contentType,
    int repetitions) {

  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  PortalRequest {
    fields = List.copyOf(fields);
  }

  /**
   * @throws IllegalArgumentException when it has no ref
   */
  static PortalRequest of(JsonNode json) {
    String ref = json.path("ref").asString("");
    if (ref.isEmpty()) {
      throw new IllegalArgumentException("a request has no ref");
    }
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : json.path("fields").properties()) {
      if (field.getValue().isArray()) {
        field.getValue().forEach(value -> fields.add(Map.entry(field.getKey(), text(value))));
      } else if (!field.getValue().isNull()) {
        fields.add(Map.entry(field.getKey(), text(field.getValue())));
      }
    }
    String key = json.has("idempotencyKey") ? json.path("idempotencyKey").asString("") : ref;
    return new PortalRequest(
        ref,
        fields,
        key.isEmpty() ? null : key,
        json.has("apiKey") ? json.path("apiKey").asString("") : null,
        json.hasNonNull("rawBody") ? json.path("rawBody").asString() : null,
        json.path("contentType").asString(FORM),
        json.path("repeat").asInt(0));
  }

  byte[] body(String portalKey) {
    if (rawBody != null) {
      return rawBody.getBytes(StandardCharsets.UTF_8);
    }
    List<Map.Entry<String, String>> all = new ArrayList<>();
    String key = apiKey == null ? portalKey : apiKey;
    if (!key.isEmpty()) {
      all.add(Map.entry("api_key", key));
    }
    all.addAll(fields);
    return all.stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
