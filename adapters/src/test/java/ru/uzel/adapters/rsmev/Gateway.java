package ru.uzel.adapters.rsmev;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import ru.uzel.mocks.MockSettings;
import ru.uzel.mocks.rsmev.RsmevMock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The mock, on a port of its own, and its controls. */
final class Gateway implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final RsmevMock mock;

  Gateway(Path directory) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    mock =
        new RsmevMock(
            new MockSettings(directory, URI.create("http://127.0.0.1:1"), directory, directory), 0);
    mock.mount(server);
    server.start();
    configure("{\"ttl\":0}");
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/rsmev";
  }

  int ftpPort() {
    return book().path("ftpPort").asInt();
  }

  void configure(String json) {
    call("PUT", "/control/rsmev/config", json);
  }

  void add(JsonNode... appeals) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode appeal : appeals) {
      all.add(appeal);
    }
    call("POST", "/control/rsmev/appeals", all.toString());
  }

  /**
   * @param text null for a file that is announced, and is not there
   */
  void announce(String fileId, String name, @Nullable String text) {
    ObjectNode file =
        JsonNodeFactory.instance
            .objectNode()
            .put("fileId", fileId)
            .put("name", name)
            // Not every disk has names in Cyrillic.
            .put("stored", "file" + name.substring(name.lastIndexOf('.')));
    if (text != null) {
      file.put("base64", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
    call("POST", "/control/rsmev/files", JsonNodeFactory.instance.arrayNode().add(file).toString());
  }

  /** A chapter of its book. */
  List<JsonNode> noted(String what) {
    return book().path(what).valueStream().toList();
  }

  long calls(String operation) {
    return noted("calls").stream()
        .filter(call -> call.path("operation").asString().equals(operation))
        .count();
  }

  private JsonNode book() {
    return RsmevJson.MAPPER.readTree(call("GET", "/books/rsmev", ""));
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

  @Override
  public void close() {
    mock.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
