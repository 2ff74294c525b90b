package ru.uzel.mocks.smev;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One incoming queue of one participant, in lanes by вид сведений. What is handed out stays away
 * for the redelivery time and comes back to its old place unless it was acknowledged. Senders whose
 * message finds the queue full send it again until there is room.
 */
final class MessageQueue {

  private final Clock clock;
  private final Supplier<Behaviour> behaviour;
  private final Consumer<QueuedMessage> ended;
  private final Map<MessageType, QueueLane> lanes = new LinkedHashMap<>();
  private final Map<String, QueueLane> laneOfAway = new HashMap<>();
  private final Deque<QueuedMessage> outside = new ArrayDeque<>();
  private long counter;
  private int size;

  /**
   * @param ended told of each message whose EOL came while it lay here
   */
  MessageQueue(Clock clock, Supplier<Behaviour> behaviour, Consumer<QueuedMessage> ended) {
    this.clock = clock;
    this.behaviour = behaviour;
    this.ended = ended;
  }

  synchronized void put(QueuedMessage message) {
    outside.add(message);
    admit();
  }

  /**
   * Hands out the oldest message that the selector asks for.
   *
   * @param inTurn whether a message waits until every earlier one to the same request is
   *     acknowledged
   */
  synchronized Optional<QueuedMessage> next(Selector selector, boolean inTurn) {
    Instant now = clock.instant();
    long place = Long.MAX_VALUE;
    @Nullable QueueLane from = null;
    for (QueueLane lane : lanes.values()) {
      lane.returnOverdue(now).forEach(laneOfAway::remove);
      for (QueuedMessage over : lane.removeEnded(now)) {
        size--;
        ended.accept(over);
      }
      long first = lane.first(selector, inTurn);
      if (first < place) {
        place = first;
        from = lane;
      }
    }
    admit();
    if (from == null) {
      return Optional.empty();
    }
    QueuedMessage message = from.handOut(place, now, behaviour.get()::redelivery);
    laneOfAway.put(message.id(), from);
    return Optional.of(message);
  }

  /**
   * Takes a message that was handed out off the queue; one that was not accepted goes back at once
   * or is gone too, as the behaviour says.
   *
   * @return empty when no message of that id awaits an Ack
   */
  synchronized Optional<QueuedMessage> ack(String id, boolean accepted) {
    QueueLane lane = laneOfAway.remove(id);
    if (lane == null) {
      return Optional.empty();
    }
    boolean leaves = accepted || !behaviour.get().refusedGoBack();
    QueuedMessage message = lane.ack(id, leaves);
    if (leaves) {
      size--;
      admit();
    }
    return Optional.of(message);
  }

  /** How many messages nobody has acknowledged yet. */
  synchronized int size() {
    return size;
  }

  /** Those of them that lie in the queue of this node, or in that of none. */
  synchronized int size(@Nullable String node) {
    return (int)
        lanes.values().stream()
            .flatMap(QueueLane::all)
            .filter(message -> Objects.equals(message.address().node(), node))
            .count();
  }

  /** How many messages found no room and are sent again and again. */
  synchronized int waitingOutside() {
    return outside.size();
  }

  synchronized Counts counts() {
    return new Counts(size, outside.size());
  }

  private void admit() {
    while (!outside.isEmpty() && size < behaviour.get().queueQuota()) {
      QueuedMessage message = outside.remove();
      lanes
          .computeIfAbsent(message.address().type(), type -> new QueueLane())
          .put(++counter, message);
      size++;
    }
  }

  /**
   * How full the queue is.
   *
   * @param pending what lies in it
   * @param waiting what found no room
   */
  record Counts(int pending, int waiting) {}
}
