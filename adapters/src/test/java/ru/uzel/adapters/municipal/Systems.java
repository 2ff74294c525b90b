package ru.uzel.adapters.municipal;

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
import ru.uzel.mocks.municipal.MunicipalMock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The mock, on a port of its own, and its controls. */
final class Systems implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final MunicipalMock mock;

  Systems(Path directory) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    mock =
        new MunicipalMock(
            new MockSettings(directory, URI.create("http://127.0.0.1:1"), directory, directory));
    mock.mount(server);
    server.start();
    configure("{\"user\":\"uzel\",\"password\":\"" + MunicipalFixture.PASSWORD + "\"}");
  }

  String endpoint(String system) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/municipal/" + system;
  }

  void configure(String json) {
    call("PUT", "/control/municipal/config", json);
  }

  void keep(String system, JsonNode... cards) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode card : cards) {
      all.addObject().put("system", system).set("card", card);
    }
    call("POST", "/control/municipal/cards", all.toString());
  }

  List<JsonNode> received() {
    return book().path("received").valueStream().toList();
  }

  /** The calls whose path ends so, in their order. */
  List<JsonNode> asked(String path) {
    return book()
        .path("asked")
        .valueStream()
        .filter(row -> row.path("what").asString().endsWith(path))
        .toList();
  }

  private JsonNode book() {
    return MunicipalJson.PAGE.readTree(call("GET", "/books/municipal", ""));
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
