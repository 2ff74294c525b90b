package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ru.uzel.mocks.MockSettings;
import ru.uzel.mocks.open311.Open311Mock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mock, on a port of its own, and its controls. */
final class City implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Open311Mock mock;

  City(Path directory) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    mock =
        new Open311Mock(
            new MockSettings(directory, URI.create("http://127.0.0.1:1"), directory, directory));
    mock.mount(server);
    server.start();
    configure("{\"apiKey\":\"" + Open311Fixture.KEY + "\"}");
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/open311/v2";
  }

  void configure(String json) {
    call("PUT", "/control/open311/config", json);
  }

  void has(JsonNode... requests) {
    call("POST", "/control/open311/requests", List.of(requests).toString());
  }

  List<JsonNode> updates() {
    return book().path("updates").valueStream().toList();
  }

  List<JsonNode> made() {
    return book().path("made").valueStream().toList();
  }

  /** Changes fields of a request. */
  void says(String id, String fields) {
    call(
        "PUT", "/control/open311/status", "{\"service_request_id\":\"" + id + "\"," + fields + "}");
  }

  List<String> asked() {
    return book().path("asked").valueStream().map(JsonNode::stringValue).toList();
  }

  private JsonNode book() {
    return JsonMapper.shared().readTree(call("GET", "/books/open311", ""));
  }

  private String call(String method, String path, String body) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(address)
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isLessThan(300);
      return response.body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  void vanish() {
    server.stop(0);
  }

  @Override
  public void close() {
    mock.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
