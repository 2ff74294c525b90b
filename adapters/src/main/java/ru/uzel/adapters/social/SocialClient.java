package ru.uzel.adapters.social;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.Secrets;

/** The calls the hub makes of a monitoring system. */
final class SocialClient {

  /** draft-ietf-httpapi-idempotency-key-header. */
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final int LARGEST_ANSWER = 16 << 20;

  /**
   * @param retryAfter in seconds; empty where it was not given so
   */
  record Answer(int status, String retryAfter, WireBytes wire) {}

  private final Secrets secrets;
  private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

  SocialClient(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Sends the stored bytes; the same message under the same key every time. */
  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    SocialProperties properties = SocialProperties.of(party);
    PublicAnswer answer = PublicAnswer.read(prepared.wire());
    String address =
        properties.endpoint() + "/posts/" + encoded(answer.postId()) + "/" + answer.path();
    Answer reply =
        call(
            properties,
            request(properties, address)
                .header("Content-Type", prepared.wire().contentType())
                .header(IDEMPOTENCY_KEY, prepared.envelope().id().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(prepared.wire().bytes())));
    if (reply.status() / 100 != 2) {
      throw SocialFailures.sending(reply.status(), reply.retryAfter());
    }
    return new DeliveryReceipt(
        prepared.envelope().reference(),
        reply.wire().size() == 0 ? null : reply.wire(),
        "taken by the monitoring system: HTTP status " + reply.status());
  }

  /** One page of the feed. */
  Answer feed(SocialProperties properties, String query) {
    return call(properties, request(properties, properties.endpoint() + "/posts?" + query).GET());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(SocialProperties properties, String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(properties.receiveTimeout())
        .header("Accept", SocialJson.TYPE)
        .header("Authorization", "Bearer " + secrets.resolve(properties.token()).strip());
  }

  private Answer call(SocialProperties properties, HttpRequest.Builder request) {
    HttpClient client =
        clients.computeIfAbsent(
            properties.connectTimeout(),
            timeout ->
                HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(timeout)
                    .build());
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(LARGEST_ANSWER);
        return new Answer(
            response.statusCode(),
            response.headers().firstValue("Retry-After").orElse(""),
            WireBytes.of(
                response.headers().firstValue("Content-Type").orElse(SocialJson.TYPE), bytes));
      }
    } catch (IOException broken) {
      throw RetryableFailure.ofConnection(properties.endpoint().toString(), broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new RetryableFailure(
          FailureCode.PARTNER_UNREACHABLE,
          Origin.HUB,
          "the hub stops",
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.UNKNOWN,
          stopping);
    }
  }
}
