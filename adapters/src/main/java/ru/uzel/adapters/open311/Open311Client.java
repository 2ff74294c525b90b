package ru.uzel.adapters.open311;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.Secrets;

/** The calls the hub makes of an Open311 server. */
final class Open311Client {

  private static final int LARGEST_ANSWER = 16 << 20;

  /**
   * @param retryAfter in seconds; empty where it was not given so
   */
  record Answer(int status, String retryAfter, WireBytes wire) {}

  private final Secrets secrets;
  private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

  Open311Client(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The open requests made in that span of time, both ends included. */
  Answer requests(Open311Properties properties, Instant from, Instant to) {
    StringBuilder query = new StringBuilder("?status=open").append(jurisdiction(properties));
    query.append("&start_date=").append(RequestUpdate.encoded(from.toString()));
    query.append("&end_date=").append(RequestUpdate.encoded(to.toString()));
    return call(properties, request(properties, "/requests", query.toString()).GET());
  }

  /** The requests with these ids, whatever their state. */
  Answer requests(Open311Properties properties, List<String> ids) {
    String query =
        "?service_request_id="
            + ids.stream().map(RequestUpdate::encoded).collect(Collectors.joining(","))
            + jurisdiction(properties);
    return call(properties, request(properties, "/requests", query).GET());
  }

  /** What has become of a token. */
  Answer token(Open311Properties properties, String token) {
    String query = jurisdiction(properties);
    return call(
        properties,
        request(
                properties,
                "/tokens/" + RequestUpdate.encoded(token),
                query.isEmpty() ? "" : "?" + query.substring(1))
            .GET());
  }

  /** Makes a request of the stored bytes, with the api_key. */
  Answer create(Open311Properties properties, WireBytes form) {
    return call(
        properties,
        request(properties, "/requests", "")
            .header("Content-Type", form.contentType())
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    RequestUpdate.withKey(
                        form, secrets.resolve(properties.endpointKey()).strip()))));
  }

  private static String jurisdiction(Open311Properties properties) {
    String jurisdiction = properties.jurisdiction();
    return jurisdiction == null ? "" : "&jurisdiction_id=" + RequestUpdate.encoded(jurisdiction);
  }

  /** Sends the stored bytes with the api_key. */
  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    Open311Properties properties = Open311Properties.of(party);
    byte[] form =
        RequestUpdate.withKey(prepared.wire(), secrets.resolve(properties.endpointKey()).strip());
    Answer answer =
        call(
            properties,
            request(properties, "/servicerequestupdates", "")
                .header("Content-Type", prepared.wire().contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
    if (answer.status() / 100 != 2) {
      throw Open311Failures.sending(answer.status(), answer.retryAfter());
    }
    return new DeliveryReceipt(
        RequestUpdate.idIn(answer.wire()).orElseThrow(Open311Failures::unnamed),
        answer.wire(),
        "taken by the Open311 server: HTTP status " + answer.status());
  }

  private static HttpRequest.Builder request(
      Open311Properties properties, String resource, String query) {
    return HttpRequest.newBuilder(
            URI.create(properties.endpoint() + resource + "." + properties.format() + query))
        .timeout(properties.receiveTimeout());
  }

  private Answer call(Open311Properties properties, HttpRequest.Builder request) {
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
        byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
          throw Open311Failures.unreadable("it is longer than " + LARGEST_ANSWER + " bytes");
        }
        return new Answer(
            response.statusCode(),
            response.headers().firstValue("Retry-After").orElse(""),
            WireBytes.of(
                response.headers().firstValue("Content-Type").orElse(RequestList.TYPE), bytes));
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
