package ru.uzel.adapters.executor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.BoundedExchange;
import ru.uzel.model.delivery.LimitedBody;
import ru.uzel.model.message.WireBytes;

/** Puts bytes to a body as they are. */
final class ExecutorClient {

  private static final int LARGEST_ANSWER = 1 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          // A body that moves says so to the administrator; its signed messages go nowhere else.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** What a body answered. */
  record Reply(int status, WireBytes wire) {}

  /**
   * @param key shown as a bearer token; null shows none
   * @param patience for the whole exchange, the answer's last byte included
   * @throws ru.uzel.model.failure.RetryableFailure when there was no answer
   */
  Reply put(URI uri, WireBytes wire, @Nullable String key, Duration patience) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", wire.contentType())
            .header("Accept", "application/json, " + SignedMessage.MEDIA)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(wire.bytes()));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpResponse<byte[]> response =
        BoundedExchange.await(
            uri.getScheme() + "://" + uri.getAuthority(),
            http.sendAsync(request.build(), answer -> new LimitedBody(LARGEST_ANSWER)),
            patience);
    return new Reply(
        response.statusCode(),
        WireBytes.of(response.headers().firstValue("Content-Type").orElse(""), response.body()));
  }
}
