package ru.uzel.adapters.executor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ru.uzel.mocks.MockSettings;
import ru.uzel.mocks.executor.ExecutorMock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mock of a body on a server of its own, which believes the hub and is believed by it. */
final class MockedBody implements AutoCloseable {

  final Path directory;
  final InMemoryHub hub = new InMemoryHub();
  final CmsSignatures signatures = new CmsSignatures("CN=Hub");
  final ExecutorMapper mapper = new ExecutorMapper(Samples.CODEC, signatures);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final ExecutorMock mock;
  private final HttpClient http = HttpClient.newHttpClient();

  MockedBody(Path directory, URI hubAddress) throws IOException {
    this.directory = directory;
    signatures.writeCertificate(directory.resolve("hub.crt.pem"));
    mock =
        new ExecutorMock(
            new MockSettings(directory, hubAddress, directory.resolve("hub.crt.pem"), directory));
    signatures.trust.put(
        "district", CmsSignatures.readCertificate(directory.resolve("executor.crt.pem")));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    mock.mount(server);
    server.start();
    hub.settings.put("endpoint", address("/executor/v1").toString());
    hub.settings.put("receiveTimeout", "2s");
    hub.settings.put("signedReceipts", "true");
  }

  ExecutorRoutes routes() {
    return new ExecutorRoutes(sender());
  }

  ExecutorSender sender() {
    return new ExecutorSender(new ExecutorClient(), hub, signatures, hub);
  }

  void behave(String json) {
    put("behaviour", json);
  }

  void configure(String json) {
    put("config", json);
  }

  private void put(String control, String json) {
    send(
        HttpRequest.newBuilder(address("/control/executor/" + control))
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  JsonNode book() {
    return JsonMapper.shared().readTree(send(HttpRequest.newBuilder(address("/books/executor"))));
  }

  /** Read from the file, so that it can still be asked for after the body has vanished. */
  int effects() {
    try (var lines = Files.lines(directory.resolve("executor-book.jsonl"))) {
      return (int) lines.filter(line -> line.startsWith("{\"received\"")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void vanish() {
    server.stop(0);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    mock.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
