package ru.uzel.bench.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP to one address. Numbers keep their decimal digits. */
public final class JsonHttp {

  /** Reads numbers exactly: a coordinate must not change on its way through the harness. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final Map<String, String> headers;

  public JsonHttp(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  public JsonNode get(String path) {
    return MAPPER.readTree(expect(send("GET", path, BodyPublishers.noBody(), Map.of())).body());
  }

  public void put(String path, JsonNode body) {
    expect(send("PUT", path, json(body), Map.of("Content-Type", "application/json")));
  }

  public void post(String path, JsonNode body) {
    expect(send("POST", path, json(body), Map.of("Content-Type", "application/json")));
  }

  /** The bytes that lie there. */
  public byte[] getBytes(String path) {
    return expect(send("GET", path, BodyPublishers.noBody(), Map.of())).body();
  }

  /** Posts bytes as they are and returns whatever comes back, errors too. */
  public HttpResponse<byte[]> postBytes(String path, byte[] body, Map<String, String> more) {
    return send("POST", path, BodyPublishers.ofByteArray(body), more);
  }

  private static BodyPublisher json(JsonNode body) {
    return BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body));
  }

  private HttpResponse<byte[]> send(
      String method, String path, BodyPublisher body, Map<String, String> more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    headers.forEach(request::setHeader);
    more.forEach(request::setHeader);
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | JacksonException failure) {
      throw new WireFailure(method + " " + base + path + ": " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WireFailure(method + " " + base + path + " was interrupted", interrupted);
    }
  }

  private static HttpResponse<byte[]> expect(HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw new WireFailure(
          response.request().method()
              + " "
              + response.uri()
              + " answered "
              + response.statusCode()
              + ": "
              + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    return response;
  }
}
