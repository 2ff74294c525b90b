package ru.uzel.adapters.open311;

import java.io.ByteArrayOutputStream;
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
import ru.uzel.model.delivery.BoundedExchange;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.Secrets;

/** The calls the hub makes of an Open311 server. */
final class Open311Client {

  private static final int LARGEST_ANSWER = 16 << 20;

  /**
   * @param retryAfter in seconds; empty where it was not given so
   * @param wire its beginning only, where it is longer than {@link #LARGEST_ANSWER}
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
    return ask(properties, request(properties, "/requests", query.toString()));
  }

  /** The requests with these ids, whatever their state. */
  Answer requests(Open311Properties properties, List<String> ids) {
    String query =
        "?service_request_id="
            + ids.stream().map(RequestUpdate::encoded).collect(Collectors.joining(","))
            + jurisdiction(properties);
    return ask(properties, request(properties, "/requests", query));
  }

  /** What has become of a token. */
  Answer token(Open311Properties properties, String token) {
    String query = jurisdiction(properties);
    return ask(
        properties,
        request(
            properties,
            "/tokens/" + RequestUpdate.encoded(token),
            query.isEmpty() ? "" : "?" + query.substring(1)));
  }

  /**
   * Makes a request of the stored bytes, with the api_key.
   *
   * @throws RetryableFailure without effect while there is no api_key
   */
  Answer create(Open311Properties properties, WireBytes form) {
    return call(
        properties,
        request(properties, "/requests", "")
            .header("Content-Type", form.contentType())
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    RequestUpdate.withKey(form, key(properties)))));
  }

  private String key(Open311Properties properties) {
    try {
      return secrets.resolve(properties.endpointKey()).strip();
    } catch (RejectedFailure missing) {
      throw Open311Failures.keyless(missing);
    }
  }

  private static String jurisdiction(Open311Properties properties) {
    String jurisdiction = properties.jurisdiction();
    return jurisdiction == null ? "" : "&jurisdiction_id=" + RequestUpdate.encoded(jurisdiction);
  }

  /** Sends the stored bytes with the api_key. */
  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    Open311Properties properties = Open311Properties.of(party);
    byte[] form = RequestUpdate.withKey(prepared.wire(), key(properties));
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
        URI.create(properties.endpoint() + resource + "." + properties.format() + query));
  }

  /**
   * @throws RetryableFailure when the answer is too long to be read whole
   */
  private Answer ask(Open311Properties properties, HttpRequest.Builder request) {
    Answer answer = call(properties, request.GET());
    if (answer.wire().size() > LARGEST_ANSWER) {
      throw Open311Failures.unreadable("it is longer than " + LARGEST_ANSWER + " bytes");
    }
    return answer;
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
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpResponse<Void> response =
        BoundedExchange.await(
            properties.endpoint().toString(),
            client.sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.ofByteArrayConsumer(
                    next -> next.ifPresent(bytes -> append(body, bytes)))),
            properties.receiveTimeout());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(""),
        WireBytes.of(
            response.headers().firstValue("Content-Type").orElse(RequestList.TYPE),
            body.toByteArray()));
  }

  /** One byte more than may be tells that it is too long; a partner must not fill the memory. */
  private static void append(ByteArrayOutputStream body, byte[] next) {
    body.write(next, 0, Math.min(next.length, LARGEST_ANSWER + 1 - body.size()));
  }
}
