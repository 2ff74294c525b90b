package ru.uzel.bench.replay.edge;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a POST Service Request was answered: {@code [{"service_request_id":…}]} or {@code
 * [{"code":…,"description":…}]}.
 */
record Open311Answer(int status, boolean repeated, @Nullable JsonNode document) {

  /** Set by the hub where it answers with the first receipt. */
  private static final String REPEATED = "Idempotent-Replayed";

  static Open311Answer of(HttpResponse<byte[]> response) {
    return new Open311Answer(
        response.statusCode(),
        response.headers().firstValue(REPEATED).filter("true"::equals).isPresent(),
        parsed(response.body()));
  }

  private static @Nullable JsonNode parsed(byte[] body) {
    try {
      return JsonHttp.MAPPER.readTree(body);
    } catch (JacksonException noJson) {
      return null;
    }
  }

  @Nullable String id() {
    String id = document == null ? "" : document.path(0).path("service_request_id").asString("");
    return id.isEmpty() ? null : id;
  }

  /**
   * Why it was refused, in the hub's words.
   *
   * @param serviceCode named where it is what the hub does not know; a code is nobody's secret
   */
  String reason(@Nullable String serviceCode) {
    String words =
        document == null
            ? ""
            : document
                .valueStream()
                .map(error -> error.path("description").asString(""))
                .filter(description -> !description.isEmpty())
                .collect(Collectors.joining("; "));
    String reason = words.isEmpty() ? "ответ " + status : words;
    return status == 404 && serviceCode != null
        ? reason + ": service_code «" + serviceCode + "»"
        : reason;
  }
}
