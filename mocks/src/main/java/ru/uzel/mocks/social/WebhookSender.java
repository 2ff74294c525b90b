package ru.uzel.mocks.social;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Sends webhooks one after the other, in the order told, each until its answer is definite, signed
 * by Standard Webhooks 1.0.0.
 */
final class WebhookSender implements AutoCloseable {

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JsonMapper mapper = new JsonMapper();
  private final MonitoringBook book;
  private final Supplier<MonitoringSettings> settings;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  WebhookSender(MonitoringBook book, Supplier<MonitoringSettings> settings) {
    this.book = book;
    this.settings = settings;
  }

  void send(PlannedPost post) {
    MonitoringBook.Row first = book.open(post.ref(), 0);
    thread.execute(() -> sendAll(post, first));
  }

  private void sendAll(PlannedPost post, MonitoringBook.Row first) {
    try {
      sendOnce(post, first);
      for (int repetition = 1; repetition <= post.repetitions(); repetition++) {
        sendOnce(post, book.open(post.ref(), repetition));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unforeseen) {
      book.attempt(first, unforeseen.toString());
    }
  }

  private void sendOnce(PlannedPost post, MonitoringBook.Row row) throws InterruptedException {
    String id = "msg_" + UUID.randomUUID();
    byte[] body = post.body();
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        HttpResponse<byte[]> answer =
            http.send(request(post, id, body), HttpResponse.BodyHandlers.ofByteArray());
        book.attempt(row, "HTTP " + answer.statusCode());
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          book.answered(row, answer.statusCode(), json(answer.body()));
          return;
        }
      } catch (IOException unreachable) {
        book.attempt(row, unreachable.toString());
      }
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
      wait = wait.multipliedBy(2);
      wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
  }

  private HttpRequest request(PlannedPost post, String id, byte[] body) {
    MonitoringSettings now = settings.get();
    String time = Long.toString(Instant.now().getEpochSecond() - post.late());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(now.webhookUrl()))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", time);
    String secret = post.secret() == null ? now.webhookSecret() : post.secret();
    if (!secret.isEmpty()) {
      request.header("webhook-signature", "v1," + signature(secret, id + "." + time + ".", body));
    }
    return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
  }

  private static String signature(String secret, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private JsonNode json(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (JacksonException noJson) {
      return JsonNodeFactory.instance.nullNode();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
