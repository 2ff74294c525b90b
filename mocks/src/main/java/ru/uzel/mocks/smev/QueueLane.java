package ru.uzel.mocks.smev;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The messages of one вид сведений in a queue. */
final class QueueLane {

  private final TreeMap<Long, QueuedMessage> ready = new TreeMap<>();
  private final Map<String, Away> away = new LinkedHashMap<>();

  void put(long place, QueuedMessage message) {
    ready.put(place, message);
  }

  /** Place of the oldest message that is asked for; the greatest number when there is none. */
  long first(Selector selector, boolean inTurn) {
    for (Map.Entry<Long, QueuedMessage> entry : ready.entrySet()) {
      QueuedMessage message = entry.getValue();
      if (message.matches(selector) && (!inTurn || hasNoneAwayFor(message.address().requestId()))) {
        return entry.getKey();
      }
    }
    return Long.MAX_VALUE;
  }

  QueuedMessage handOut(long place, Instant now, LongFunction<Duration> redelivery) {
    QueuedMessage message = Objects.requireNonNull(ready.remove(place));
    Duration stay = redelivery.apply(message.bytesByReference());
    away.put(message.id(), new Away(place, message, now.plus(stay)));
    return message;
  }

  QueuedMessage ack(String id, boolean leaves) {
    Away handedOut = Objects.requireNonNull(away.remove(id));
    if (!leaves) {
      ready.put(handedOut.place, handedOut.message);
    }
    return handedOut.message;
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

  List<QueuedMessage> removeEnded(Instant now) {
    List<QueuedMessage> over =
        ready.values().stream().filter(message -> message.hasEnded(now)).toList();
    ready.values().removeAll(over);
    return over;
  }

  Stream<QueuedMessage> all() {
    return Stream.concat(ready.values().stream(), away.values().stream().map(Away::message));
  }

  private boolean hasNoneAwayFor(String requestId) {
    return away.values().stream()
        .noneMatch(handedOut -> handedOut.message.address().requestId().equals(requestId));
  }

  private record Away(long place, QueuedMessage message, Instant due) {}
}
