package ru.uzel.mocks.regional;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The two calls of GeoReport v2 that a portal makes. */
final class HubClient {

  /**
   * What the hub answered.
   *
   * @param json the body, or an empty array where it is no JSON
   */
  record Reply(int status, JsonNode json) {

    /** 5xx and 429 say «not now»; anything else is the answer. */
    boolean definite() {
      return status < 500 && status != 429;
    }

    @Nullable String serviceRequestId() {
      JsonNode id = json.path(0).path("service_request_id");
      return id.isMissingNode() ? null : id.asString();
    }

    @Nullable String error() {
      if (status < 400) {
        return null;
      }
      return StreamSupport.stream(json.spliterator(), false)
          .map(error -> error.path("description").asString(""))
          .collect(Collectors.joining("; "));
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JsonMapper mapper = new JsonMapper();

  Reply post(PortalSettings settings, PortalRequest request)
      throws IOException, InterruptedException {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(URI.create(settings.baseUrl() + "/requests.json"))
            .timeout(PATIENCE)
            .header("Content-Type", request.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body(settings.apiKey())));
    String key = request.idempotencyKey();
    if (key != null) {
      post.header("Idempotency-Key", key);
    }
    return reply(post.build());
  }

  Reply statuses(PortalSettings settings, List<String> ids)
      throws IOException, InterruptedException {
    String query = "/requests.json?service_request_id=" + String.join(",", ids);
    return reply(
        HttpRequest.newBuilder(URI.create(settings.baseUrl() + query)).timeout(PATIENCE).build());
  }

  private Reply reply(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), json(response.body()));
  }

  private JsonNode json(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (JacksonException noJson) {
      return JsonNodeFactory.instance.arrayNode();
    }
  }
}
