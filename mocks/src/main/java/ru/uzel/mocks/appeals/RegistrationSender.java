package ru.uzel.mocks.appeals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Registers appeals one after the other, in the order told, each until its answer is definite. */
final class RegistrationSender implements AutoCloseable {

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JsonMapper mapper = new JsonMapper();
  private final AppealsBook book;
  private final Supplier<AppealsSettings> settings;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  RegistrationSender(AppealsBook book, Supplier<AppealsSettings> settings) {
    this.book = book;
    this.settings = settings;
  }

  void send(PlannedRegistration registration) {
    AppealsBook.Row first = book.open(registration.ref(), 0);
    thread.execute(() -> sendAll(registration, first));
  }

  private void sendAll(PlannedRegistration registration, AppealsBook.Row first) {
    try {
      sendOnce(registration, first);
      for (int repetition = 1; repetition <= registration.repetitions(); repetition++) {
        sendOnce(registration, book.open(registration.ref(), repetition));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unforeseen) {
      book.attempt(first, unforeseen.toString());
    }
  }

  private void sendOnce(PlannedRegistration registration, AppealsBook.Row row)
      throws InterruptedException {
    byte[] body = registration.body();
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        HttpResponse<byte[]> answer =
            http.send(request(registration, body), HttpResponse.BodyHandlers.ofByteArray());
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

  private HttpRequest request(PlannedRegistration registration, byte[] body) {
    AppealsSettings now = settings.get();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(now.registrationUrl()))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json");
    String key = registration.apiKey() == null ? now.apiKey() : registration.apiKey();
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
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
