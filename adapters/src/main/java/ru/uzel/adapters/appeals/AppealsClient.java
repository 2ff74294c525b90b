package ru.uzel.adapters.appeals;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** The one call the hub makes of ССТУ: a report of one appeal. */
final class AppealsClient {

  private static final int LARGEST_ANSWER = 1 << 20;

  /**
   * @param retryAfter in seconds; empty where it was not given so
   */
  private record Answer(int status, String retryAfter, WireBytes wire) {}

  private final ReportFile file;
  private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

  AppealsClient(ReportFile file) {
    this.file = file;
  }

  /** Sends the stored bytes, the file's base64 put in where they name it. */
  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    AppealsProperties properties = AppealsProperties.of(party);
    byte[] report = file.in(prepared.wire());
    Answer answer =
        call(
            properties,
            HttpRequest.newBuilder(properties.endpoint())
                .timeout(properties.receiveTimeout())
                .header("Content-Type", prepared.wire().contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(report)));
    if (answer.status() / 100 != 2) {
      throw AppealsFailures.sending(answer.status(), answer.retryAfter());
    }
    return new DeliveryReceipt(
        prepared.envelope().reference(),
        answer.wire().size() == 0 ? null : answer.wire(),
        "taken by ССТУ: HTTP status " + answer.status());
  }

  private Answer call(AppealsProperties properties, HttpRequest.Builder request) {
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
                response.headers().firstValue("Content-Type").orElse(AppealsJson.TYPE), bytes));
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
