package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ru.uzel.mocks.smev.QueuedMessage.Address;

class MessageQueueTest {

  private static final Duration REDELIVERY = Duration.ofMinutes(1);
  private static final MessageType TYPE = new MessageType("urn:a", "CaseAssignment");
  private static final MessageType REPORT = new MessageType("urn:a", "CaseReport");
  private static final MessageType OTHER = new MessageType("urn:b", "CaseAssignment");

  private final MessageQueue queue =
      new MessageQueue(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

  @Test
  void handsOutAnAnswerWhileAnEarlierOneAwaitsItsAck() {
    queue.put(answer("first", "request"));
    queue.put(answer("last", "request"));

    assertThat(next(false)).contains("first");
    assertThat(next(false)).contains("last");
  }

  @Test
  void keepsAnAnswerInTurnUntilTheEarlierOneIsAcknowledged() {
    queue.put(answer("first", "request"));
    queue.put(answer("last", "request"));
    queue.put(answer("other", "another"));

    assertThat(next(true)).contains("first");
    assertThat(next(true)).contains("other");
    assertThat(next(true)).isEmpty();

    queue.ack("first", true);

    assertThat(next(true)).contains("last");
  }

  @Test
  void handsOutWhatTheSelectorAsksForByTheRequestsTypeOrTheContents() {
    queue.put(message("other", OTHER, null, null));
    queue.put(message("report", TYPE, REPORT, null));
    queue.put(message("status", TYPE, null, null));

    assertThat(next(new Selector(REPORT, null))).contains("report");
    assertThat(next(new Selector(REPORT, null))).isEmpty();
    assertThat(next(new Selector(TYPE, null))).contains("status");
    assertThat(next(Selector.ANY)).contains("other");
  }

  @Test
  void keepsTheQueuesOfNodesApart() {
    queue.put(message("of a node", TYPE, null, "node-1"));

    assertThat(next(Selector.ANY)).isEmpty();
    assertThat(queue.size(null)).isZero();
    assertThat(queue.size("node-1")).isEqualTo(1);
    assertThat(next(new Selector(null, "node-1"))).contains("of a node");
  }

  private Optional<String> next(boolean inTurn) {
    return queue.next(new Selector(TYPE, null), REDELIVERY, inTurn).map(QueuedMessage::id);
  }

  private Optional<String> next(Selector selector) {
    return queue.next(selector, REDELIVERY, false).map(QueuedMessage::id);
  }

  private static QueuedMessage answer(String id, String request) {
    return new QueuedMessage(
        new Address(id, TYPE, null, null, request, "status", "В работе", null), ns -> null);
  }

  private static QueuedMessage message(
      String id, MessageType type, MessageType content, String node) {
    return new QueuedMessage(
        new Address(id, type, content, node, id, "content", "Решено", null), ns -> null);
  }
}
