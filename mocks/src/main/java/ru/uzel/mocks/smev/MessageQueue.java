package ru.uzel.mocks.smev;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One incoming queue of one participant, in lanes by вид сведений. What is handed out stays away
 * for the redelivery time and comes back to its old place unless it was acknowledged.
 */
final class MessageQueue {

  private final Clock clock;
  private final Map<MessageType, Lane> lanes = new LinkedHashMap<>();
  private final Map<String, Lane> laneOfAway = new HashMap<>();
  private long counter;

  MessageQueue(Clock clock) {
    this.clock = clock;
  }

  synchronized void put(QueuedMessage message) {
    lanes
        .computeIfAbsent(message.address().type(), type -> new Lane())
        .ready
        .put(++counter, message);
  }

  /**
   * Hands out the oldest message that the selector asks for.
   *
   * @param inTurn whether a message waits until every earlier one to the same request is
   *     acknowledged
   */
  synchronized Optional<QueuedMessage> next(
      Selector selector, Duration redelivery, boolean inTurn) {
    Instant now = clock.instant();
    long place = Long.MAX_VALUE;
    @Nullable Lane from = null;
    for (Lane lane : lanes.values()) {
      lane.returnOverdue(now).forEach(laneOfAway::remove);
      long first = lane.first(selector, inTurn);
      if (first < place) {
        place = first;
        from = lane;
      }
    }
    if (from == null) {
      return Optional.empty();
    }
    QueuedMessage message = from.handOut(place, now.plus(redelivery));
    laneOfAway.put(message.id(), from);
    return Optional.of(message);
  }

  /**
   * Takes a message that was handed out off the queue, or puts it back at once.
   *
   * @return empty when no message of that id awaits an Ack
   */
  synchronized Optional<QueuedMessage> ack(String id, boolean accepted) {
    Lane lane = laneOfAway.remove(id);
    return lane == null ? Optional.empty() : Optional.of(lane.ack(id, accepted));
  }

  /** How many messages nobody has acknowledged yet. */
  synchronized int size() {
    return lanes.values().stream().mapToInt(lane -> lane.ready.size() + lane.away.size()).sum();
  }

  /** Those of them that lie in the queue of this node, or in that of none. */
  synchronized int size(@Nullable String node) {
    return (int)
        lanes.values().stream()
            .flatMap(Lane::all)
            .filter(message -> Objects.equals(message.address().node(), node))
            .count();
  }

  private static final class Lane {
    final TreeMap<Long, QueuedMessage> ready = new TreeMap<>();

    final Map<String, Away> away = new LinkedHashMap<>();

    long first(Selector selector, boolean inTurn) {
      for (Map.Entry<Long, QueuedMessage> entry : ready.entrySet()) {
        QueuedMessage message = entry.getValue();
        if (message.matches(selector)
            && (!inTurn || hasNoneAwayFor(message.address().requestId()))) {
          return entry.getKey();
        }
      }
      return Long.MAX_VALUE;
    }

    Stream<QueuedMessage> all() {
      return Stream.concat(ready.values().stream(), away.values().stream().map(Away::message));
    }

    QueuedMessage handOut(long place, Instant due) {
      QueuedMessage message = Objects.requireNonNull(ready.remove(place));
      away.put(message.id(), new Away(place, message, due));
      return message;
    }

    QueuedMessage ack(String id, boolean accepted) {
      Away handedOut = Objects.requireNonNull(away.remove(id));
      if (!accepted) {
        ready.put(handedOut.place, handedOut.message);
      }
      return handedOut.message;
    }

    private boolean hasNoneAwayFor(String requestId) {
      return away.values().stream()
          .noneMatch(handedOut -> handedOut.message.address().requestId().equals(requestId));
    }

    /** Their redelivery times differ, so the order of handing out is not that of return. */
    List<String> returnOverdue(Instant now) {
      List<Away> overdue = away.values().stream().filter(one -> !one.due.isAfter(now)).toList();
      for (Away one : overdue) {
        away.remove(one.message.id());
        ready.put(one.place, one.message);
      }
      return overdue.stream().map(one -> one.message.id()).toList();
    }
  }

  private record Away(long place, QueuedMessage message, Instant due) {}
}
