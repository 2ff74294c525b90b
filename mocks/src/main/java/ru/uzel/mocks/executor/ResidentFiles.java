package ru.uzel.mocks.executor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Fetches the files that an assignment names, and looks whether they are those. */
final class ResidentFiles {

  private static final int ATTEMPTS = 50;

  private final BodyBook book;
  private final HttpClient http;
  private final BodySettings hub;

  ResidentFiles(BodyBook book, HttpClient http, BodySettings hub) {
    this.book = book;
    this.http = http;
    this.hub = hub;
  }

  void fetch(String reference, JsonNode assignment) {
    try {
      for (JsonNode attachment : assignment.path("data").path("attachments")) {
        fetch(reference, attachment.path("content").path("hash").asString(""));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** 404 at first may mean that the hub has not yet on record what it sent. */
  private void fetch(String reference, String hash) throws InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        HttpResponse<byte[]> file =
            http.send(
                HttpRequest.newBuilder(
                        URI.create(
                            hub.hub() + "/executor/v1/cases/" + reference + "/files/" + hash))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + hub.apiKey())
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (file.statusCode() == 200) {
          book.fetched(
              reference, hash, file.body().length, AnswerFiles.streebog(file.body()).equals(hash));
          return;
        }
      } catch (IOException unreachable) {
        // It is asked again, as after any other answer.
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
