package ru.uzel.mocks.executor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells the hub what becomes of assignments, each update until it has a definite answer. */
final class UpdateSender implements AutoCloseable {

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final BodyBook book;
  private final BodyKey key;
  private final BodyKey stranger = BodyKey.create("CN=Stranger");
  private final Supplier<BodySettings> settings;
  private final Supplier<BodyBehaviour> behaviour;
  private final AtomicInteger turns = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  UpdateSender(
      BodyBook book,
      BodyKey key,
      Supplier<BodySettings> settings,
      Supplier<BodyBehaviour> behaviour) {
    this.book = book;
    this.key = key;
    this.settings = settings;
    this.behaviour = behaviour;
  }

  /** Everything that the behaviour plans for that assignment, in the background. */
  void answer(String reference, String message) {
    BodyBehaviour now = behaviour.get();
    String organisation = now.organisation(turns.getAndIncrement());
    List<ObjectNode> events = new ArrayList<>();
    for (ObjectNode data : now.answers(message)) {
      complete(data, reference, events.size() + 1, organisation);
      events.add(event(reference + "-" + (events.size() + 1), reference, data));
    }
    if (now.reversed()) {
      Collections.reverse(events);
    }
    threads.execute(() -> sendAll(events, now));
  }

  /** Every file that the assignment names, in the background. */
  void fetchFiles(String reference, JsonNode assignment) {
    if (behaviour.get().fetchesFiles()) {
      threads.execute(
          () -> new ResidentFiles(book, http, settings.get()).fetch(reference, assignment));
    }
  }

  /** One event as it is given, in the background. */
  void send(ObjectNode event) {
    threads.execute(() -> sendAll(List.of(event), behaviour.get()));
  }

  private static void complete(
      ObjectNode data, String reference, int sequence, String organisation) {
    if (!data.has("sequence")) {
      data.put("sequence", sequence);
    }
    if (!data.has("organisation")) {
      data.put("organisation", organisation);
    }
    if (data.path("reply") instanceof ObjectNode reply) {
      if (!reply.has("replyId")) {
        reply.put("replyId", reference + "-r" + sequence);
      }
      if (!data.has("approval")) {
        data.putObject("approval").put("preparedBy", "Исполнитель").put("approvedBy", "Глава");
      }
    }
  }

  private static ObjectNode event(String id, String reference, ObjectNode data) {
    ObjectNode event = JsonMapper.shared().createObjectNode();
    event
        .put("specversion", "1.0")
        .put("id", id)
        .put("source", "https://district.example/cases")
        .put("type", "ru.uzel.CaseUpdate")
        .put("subject", reference)
        .put("time", Instant.now().toString());
    event.set("data", data);
    return event;
  }

  private void sendAll(List<ObjectNode> events, BodyBehaviour now) {
    try {
      for (ObjectNode event : events) {
        TimeUnit.MILLISECONDS.sleep(now.answerDelayMillis());
        List<byte[]> files = AnswerFiles.announce(event, key);
        if (now.now("wrongSignatureNext")) {
          deliver(event, files, stranger, "signed by a stranger");
        }
        if (now.now("unsignedNext")) {
          deliver(event, files, null, "not signed");
        }
        if (!files.isEmpty() && now.now("wrongFileNext")) {
          deliver(event, AnswerFiles.spoilt(files), key, "with another file");
        }
        for (int time = 0; time < (now.duplicates() ? 2 : 1); time++) {
          deliver(event, files, key, "");
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(
      ObjectNode event, List<byte[]> files, @Nullable BodyKey signer, String spoilt)
      throws InterruptedException {
    byte[] message = JsonMapper.shared().writeValueAsBytes(event);
    FormParts form =
        new FormParts(message, signer == null ? null : BodyCms.sign(message, signer), files);
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        HttpResponse<byte[]> response = post(form);
        if (response.statusCode() < 500 && response.statusCode() != 429) {
          book.sent(event, files.size(), spoilt, response.statusCode(), json(response.body()));
          return;
        }
      } catch (IOException unreachable) {
        // Nobody knows whether the hub has it: the same update goes again.
        wait = LONGEST_WAIT;
      }
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }
  }

  private HttpResponse<byte[]> post(FormParts form) throws IOException, InterruptedException {
    BodySettings hub = settings.get();
    return http.send(
        HttpRequest.newBuilder(URI.create(hub.hub() + "/executor/v1/updates"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + hub.apiKey())
            .header("Content-Type", form.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static @Nullable JsonNode json(byte[] body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException noJson) {
      return null;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
