package ru.uzel.adapters.rsmev;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ru.uzel.model.delivery.BoundedExchange;
import ru.uzel.model.delivery.LimitedBody;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.WireBytes;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The three calls of the gateway. Each failure of them is a {@link RetryableFailure}. */
final class RsmevClient {

  private static final String SEND = "sendrequest";
  private static final String GET = "getresponse";
  private static final String CONFIRM = "confirmprocessing";

  private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

  /**
   * Puts a request into the gateway.
   *
   * @return its requestId
   */
  String send(RsmevProperties properties, byte[] xml) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("xml", Base64.getEncoder().encodeToString(xml));
    body.putArray("files");
    HttpResponse<byte[]> answer =
        call(
            properties, SEND, BodyPublishers.ofByteArray(RsmevJson.MAPPER.writeValueAsBytes(body)));
    requireOk(SEND, answer);
    return GatewayResponse.requestId(SEND, GatewayResponse.object(SEND, wire(answer)));
  }

  /** The next response that waits; until it is confirmed, the gateway gives it out again. */
  Optional<GatewayResponse> next(RsmevProperties properties) {
    HttpResponse<byte[]> answer = call(properties, GET, BodyPublishers.noBody());
    if (answer.statusCode() == 404 && isNothing(answer.body())) {
      return Optional.empty();
    }
    requireOk(GET, answer);
    return Optional.of(GatewayResponse.read(GET, wire(answer)));
  }

  void confirm(RsmevProperties properties, String requestId) {
    HttpResponse<byte[]> answer =
        call(properties, CONFIRM + "/" + requestId, BodyPublishers.noBody());
    // What the gateway does not know any more, it will not give out again.
    if (answer.statusCode() != 404) {
      requireOk(CONFIRM, answer);
    }
  }

  /** Only with this body 404 says that nothing waits; with a page it says that nobody is there. */
  private static boolean isNothing(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.isEmpty() || text.equals("null");
  }

  private static void requireOk(String operation, HttpResponse<byte[]> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw RsmevFailures.answered(operation, answer.statusCode());
    }
  }

  private static WireBytes wire(HttpResponse<byte[]> answer) {
    return WireBytes.of(RsmevJson.TYPE, answer.body());
  }

  private HttpResponse<byte[]> call(
      RsmevProperties properties, String operation, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    properties.endpoint()
                        + "/api/smev/"
                        + properties.entrypoint()
                        + "/"
                        + operation))
            .header("Accept", RsmevJson.TYPE)
            .header("Content-Type", RsmevJson.TYPE)
            .POST(body);
    if (properties.nodeId() != null) {
      request.header("node_id", properties.nodeId());
    }
    return call(properties, request.build());
  }

  private HttpResponse<byte[]> call(RsmevProperties properties, HttpRequest request) {
    HttpClient client =
        clients.computeIfAbsent(
            properties.connectTimeout(),
            timeout ->
                HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(timeout)
                    .build());
    return BoundedExchange.await(
        properties.endpoint().toString(),
        client.sendAsync(request, answer -> new LimitedBody(properties.largestAnswer())),
        properties.receiveTimeout());
  }
}
