package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.uzel.model.message.WireBytes;

/** A service that takes every request and gives out the one response it was given. */
final class StubSmev implements AutoCloseable {

  private static final Pattern MESSAGE_ID = Pattern.compile("MessageID>([^<]+)<");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  final List<WireBytes> requests = new CopyOnWriteArrayList<>();
  final List<String> acks = new CopyOnWriteArrayList<>();
  volatile boolean namesNoMessage;
  volatile WireBytes response = WireBytes.of("text/xml", new byte[0]);

  StubSmev() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/smev/ws");
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
    WireBytes answer =
        switch (exchange.getRequestHeaders().getFirst("SOAPAction")) {
          case "\"urn:SendRequest\"" -> {
            requests.add(WireBytes.of(contentType, body));
            yield receipt(body);
          }
          case "\"urn:Ack\"" -> {
            acks.add(new String(body, UTF_8));
            yield WireBytes.of("text/xml", "<AckResponse/>".getBytes(UTF_8));
          }
          default -> response;
        };
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(200, answer.size());
    exchange.getResponseBody().write(answer.bytes());
    exchange.close();
  }

  private WireBytes receipt(byte[] request) {
    Matcher id = MESSAGE_ID.matcher(new String(request, UTF_8));
    String named = namesNoMessage || !id.find() ? "" : "<MessageId>" + id.group(1) + "</MessageId>";
    String text =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<SendRequestResponse xmlns=\""
            + SmevVersion.V1_3.types()
            + "\"><MessageMetadata>"
            + named
            + "</MessageMetadata></SendRequestResponse></s:Body></s:Envelope>";
    return WireBytes.of("text/xml", text.getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
