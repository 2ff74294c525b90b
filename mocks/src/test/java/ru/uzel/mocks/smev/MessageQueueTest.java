package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ru.uzel.mocks.smev.QueuedMessage.Address;
import tools.jackson.databind.json.JsonMapper;

class MessageQueueTest {

  private static final MessageType TYPE = new MessageType("urn:a", "CaseAssignment");
  private static final MessageType REPORT = new MessageType("urn:a", "CaseReport");
  private static final MessageType OTHER = new MessageType("urn:b", "CaseAssignment");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<String> ended = new ArrayList<>();
  private String behaviour = "{\"redeliveryMillis\":60000,\"quota\":3}";
  private final MessageQueue queue =
      new MessageQueue(
          clock,
          () -> JsonMapper.shared().readValue(behaviour, Behaviour.class),
          message -> ended.add(message.id()));

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

  @Test
  void givesBackToItsPlaceWhatNobodyAcknowledgedInTime() {
    queue.put(answer("first", "request"));
    queue.put(answer("last", "request"));
    next(false);

    clock.forward(Duration.ofSeconds(59));
    assertThat(next(false)).contains("last");
    clock.forward(Duration.ofSeconds(1));

    assertThat(next(false)).contains("first");
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void findsNoMessageToAcknowledgeTwice() {
    queue.put(answer("first", "request"));
    next(false);

    assertThat(queue.ack("first", true)).isPresent();
    assertThat(queue.ack("first", true)).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void putsBackAtOnceWhatWasNotAccepted() {
    queue.put(answer("first", "request"));
    next(false);
    queue.ack("first", false);

    assertThat(next(false)).contains("first");
  }

  @Test
  void dropsWhatWasNotAcceptedIfToldSo() {
    behaviour = "{\"refusedStay\":false}";
    queue.put(answer("first", "request"));
    next(false);
    queue.ack("first", false);

    assertThat(next(false)).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void holdsNoMoreThanItsQuotaUntilThereIsRoom() {
    for (int i = 0; i < 5; i++) {
      queue.put(answer("m" + i, "request"));
    }
    assertThat(queue.size()).isEqualTo(3);
    assertThat(queue.waitingOutside()).isEqualTo(2);

    next(false);
    queue.ack("m0", true);

    assertThat(queue.size()).isEqualTo(3);
    assertThat(queue.waitingOutside()).isEqualTo(1);
  }

  @Test
  void dropsWhatHasReachedItsEndOfLife() {
    queue.put(
        new QueuedMessage(
            new Address(
                "old", TYPE, null, null, "r", "request", "x", clock.instant().plusSeconds(1)),
            ns -> null));
    clock.forward(Duration.ofSeconds(1));

    assertThat(next(false)).isEmpty();
    assertThat(ended).containsExactly("old");
    assertThat(queue.size()).isZero();
  }

  private Optional<String> next(boolean inTurn) {
    return queue.next(new Selector(TYPE, null), inTurn).map(QueuedMessage::id);
  }

  private Optional<String> next(Selector selector) {
    return queue.next(selector, false).map(QueuedMessage::id);
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
