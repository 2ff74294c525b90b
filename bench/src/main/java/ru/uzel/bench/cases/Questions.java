package ru.uzel.bench.cases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.load.Percentiles;
import ru.uzel.bench.process.ProcessFailure;

/** Asks about cases one after another and takes the time of every answer. */
final class Questions {

  /** Of each kind, asked first and not counted: a new JVM and cold caches say little. */
  private static final int TRIAL = 100;

  private final URI hub;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Questions(URI hub) {
    this.hub = hub;
  }

  /** Milliseconds of each kind of question, asked about each of the cases. */
  Map<Question, Percentiles> ask(List<KnownCase> cases) throws InterruptedException {
    Map<Question, Percentiles> answers = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      for (KnownCase known : cases.subList(0, Math.min(TRIAL, cases.size()))) {
        millis(question, known);
      }
      List<Double> millis = new ArrayList<>();
      for (KnownCase known : cases) {
        millis.add(millis(question, known));
      }
      answers.put(question, Percentiles.of(millis));
    }
    return answers;
  }

  private double millis(Question question, KnownCase known) throws InterruptedException {
    URI address = hub.resolve(question.path(known));
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      // A page that found one thing leads there.
      if (answer.statusCode() != 200 && answer.statusCode() != 302) {
        throw new ProcessFailure(address + " ответил " + answer.statusCode());
      }
      return (System.nanoTime() - start) / 1e6;
    } catch (IOException failure) {
      throw new ProcessFailure(address + " не ответил: " + failure.getMessage(), failure);
    }
  }
}
