package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ResponseQueueTest {

  private static final Duration REDELIVERY = Duration.ofMinutes(1);

  private final ResponseQueue queue =
      new ResponseQueue(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

  @Test
  void handsOutAnAnswerWhileAnEarlierOneAwaitsItsAck() {
    queue.put(answer("first", "request"));
    queue.put(answer("last", "request"));

    assertThat(queue.next("urn:a", REDELIVERY, false)).contains(answer("first", "request"));
    assertThat(queue.next("urn:a", REDELIVERY, false)).contains(answer("last", "request"));
  }

  @Test
  void keepsAnAnswerInTurnUntilTheEarlierOneIsAcknowledged() {
    queue.put(answer("first", "request"));
    queue.put(answer("last", "request"));
    queue.put(answer("other", "another"));

    assertThat(queue.next("urn:a", REDELIVERY, true)).contains(answer("first", "request"));
    assertThat(queue.next("urn:a", REDELIVERY, true)).contains(answer("other", "another"));
    assertThat(queue.next("urn:a", REDELIVERY, true)).isEmpty();

    queue.ack("first", true);

    assertThat(queue.next("urn:a", REDELIVERY, true)).contains(answer("last", "request"));
  }

  private static QueuedResponse answer(String id, String request) {
    return new QueuedResponse(id, "urn:a", request, "status", "В работе", "", "");
  }
}
