package ru.uzel.adapters.appeals;

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
import ru.uzel.mocks.appeals.AppealsMock;
import tools.jackson.databind.JsonNode;

/** The mock, on a port of its own, and its controls. */
final class Sstu implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final AppealsMock mock;

  Sstu(Path directory, String hub) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    mock = new AppealsMock(new MockSettings(directory, URI.create(hub), directory, directory));
    mock.mount(server);
    server.start();
    configure(
        "{\"apiKey\":\""
            + AppealsFixture.KEY
            + "\",\"departmentId\":\""
            + AppealsFixture.DEPARTMENT
            + "\"}");
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/appeals/sstu";
  }

  void configure(String json) {
    call("PUT", "/control/appeals/config", json);
  }

  void register(String json) {
    call("POST", "/control/appeals/registrations", json);
  }

  List<JsonNode> sent() {
    return book().path("sent").valueStream().toList();
  }

  List<JsonNode> received() {
    return book().path("received").valueStream().toList();
  }

  List<JsonNode> refused() {
    return book().path("refused").valueStream().toList();
  }

  private JsonNode book() {
    return AppealsFixture.json(call("GET", "/books/appeals", ""));
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
