package ru.uzel.bench.replay.edge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ru.uzel.bench.replay.edge.Outcome.Kind;

/** The Open311 channel: POST Service Request, one row each. */
final class Open311Edge implements Edge {

  private static final int LANES = 8;
  private static final int MOST_INTERNAL_ERRORS = 5;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String apiKey;
  private final OwnReceipts receipts;
  private final Stop stop;
  private final Consumer<String> told;

  /**
   * @param base the party's address, with a slash at its end
   */
  Open311Edge(URI base, String apiKey, OwnReceipts receipts, Stop stop, Consumer<String> told) {
    this.base = base;
    this.apiKey = apiKey;
    this.receipts = receipts;
    this.stop = stop;
    this.told = told;
  }

  @Override
  public int slice() {
    return 1;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void ready() throws EdgeFailure, InterruptedException {
    Patience patience = new Patience(stop, told);
    while (true) {
      try {
        int status =
            client
                .send(
                    HttpRequest.newBuilder(base.resolve("services.json"))
                        .timeout(LONGEST_ANSWER)
                        .build(),
                    BodyHandlers.discarding())
                .statusCode();
        if (status == 200) {
          return;
        }
        if (status / 100 == 4 && status != 429) {
          throw new EdgeFailure(
              "По адресу " + base + " нет канала Open311 (ответ " + status + "): проверьте --hub");
        }
        patience.wait("узел отвечает " + status);
      } catch (IOException away) {
        patience.wait("узел " + base + " не отвечает");
      }
    }
  }

  @Override
  public List<Outcome> send(Slice slice) throws EdgeFailure, InterruptedException {
    OutgoingRow row = slice.rows().get(0);
    try {
      Open311Form form = Open311Form.of(row.fields());
      return List.of(sent(row, form).noting(form.notes()));
    } catch (Unfit unfit) {
      return List.of(Outcome.refused("edge", unfit.reason(), List.of()));
    }
  }

  private Outcome sent(OutgoingRow row, Open311Form form) throws EdgeFailure, InterruptedException {
    HttpRequest request = request(row, form);
    Patience patience = new Patience(stop, told);
    boolean uncertain = row.perhapsSent();
    int internalErrors = 0;
    while (true) {
      if (stop.asked()) {
        throw new InterruptedException("the replay is to stop");
      }
      String why = "узел не отвечает";
      Optional<String> retryAfter = Optional.empty();
      try {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        int status = response.statusCode();
        internalErrors += status == 500 ? 1 : 0;
        if (!passing(status) && !(status == 500 && internalErrors < MOST_INTERNAL_ERRORS)) {
          return outcome(Open311Answer.of(response), form, uncertain);
        }
        why = "узел отвечает " + status;
        retryAfter = response.headers().firstValue("Retry-After");
      } catch (IOException lost) {
        // Whether it arrived is not known: sent again under the same key it is not doubled.
        why = "узел не отвечает";
      }
      uncertain = true;
      patience.wait(why, retryAfter);
    }
  }

  private HttpRequest request(OutgoingRow row, Open311Form form) {
    return HttpRequest.newBuilder(base.resolve("requests.json"))
        .timeout(LONGEST_ANSWER)
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .header("Idempotency-Key", row.key())
        .POST(BodyPublishers.ofByteArray(form.encoded(apiKey)))
        .build();
  }

  private static boolean passing(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  private Outcome outcome(Open311Answer answer, Open311Form form, boolean uncertain)
      throws EdgeFailure, InterruptedException {
    if (answer.status() == 401 || answer.status() == 403) {
      throw new EdgeFailure("Узел не принял ключ API: " + answer.reason(null));
    }
    if (answer.status() / 100 != 2) {
      return Outcome.refused("hub", answer.reason(form.first("service_code")), List.of());
    }
    String id = answer.id();
    if (id == null) {
      throw new EdgeFailure("По адресу " + base + " отвечают не по Open311: нет номера обращения");
    }
    boolean duplicate = answer.repeated() && !(uncertain && receipts.lostByUs(id));
    return Outcome.taken(duplicate ? Kind.DUPLICATE : Kind.ACCEPTED, id, List.of());
  }

  @Override
  public void close() {
    // The client's connections end with the process.
  }
}
