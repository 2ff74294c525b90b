package ru.uzel.mocks.smev;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The queues of responses, one per вид сведений. What is handed out stays away for the redelivery
 * time and comes back to its old place unless it was acknowledged.
 */
final class ResponseQueue {

  private final Clock clock;
  private final Map<String, Lane> lanes = new HashMap<>();
  private long counter;

  ResponseQueue(Clock clock) {
    this.clock = clock;
  }

  synchronized void put(QueuedResponse response) {
    lane(response.namespace()).ready.put(++counter, response);
  }

  /**
   * Hands out the oldest response of the вид сведений.
   *
   * @param inTurn whether a response waits until every earlier one to the same request is
   *     acknowledged
   */
  synchronized Optional<QueuedResponse> next(
      String namespace, Duration redelivery, boolean inTurn) {
    Lane lane = lane(namespace);
    Instant now = clock.instant();
    lane.returnOverdue(now);
    for (Map.Entry<Long, QueuedResponse> entry : lane.ready.entrySet()) {
      QueuedResponse response = entry.getValue();
      if (!inTurn || lane.hasNoneAwayFor(response.requestId())) {
        lane.ready.remove(entry.getKey());
        lane.away.put(response.id(), new Away(entry.getKey(), response, now.plus(redelivery)));
        return Optional.of(response);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes a response that was handed out off the queue, or puts it back at once.
   *
   * @return empty when no response of that id awaits an Ack
   */
  synchronized Optional<QueuedResponse> ack(String id, boolean accepted) {
    for (Lane lane : lanes.values()) {
      Away away = lane.away.remove(id);
      if (away != null) {
        if (!accepted) {
          lane.ready.put(away.place, away.response);
        }
        return Optional.of(away.response);
      }
    }
    return Optional.empty();
  }

  /** How many responses nobody has acknowledged yet. */
  synchronized int size() {
    return lanes.values().stream().mapToInt(lane -> lane.ready.size() + lane.away.size()).sum();
  }

  private Lane lane(String namespace) {
    return lanes.computeIfAbsent(namespace, name -> new Lane());
  }

  private static final class Lane {
    final TreeMap<Long, QueuedResponse> ready = new TreeMap<>();

    /** In order of handing out, which is the order of falling due while the time is the same. */
    final LinkedHashMap<String, Away> away = new LinkedHashMap<>();

    boolean hasNoneAwayFor(String requestId) {
      return away.values().stream()
          .noneMatch(handedOut -> handedOut.response.requestId().equals(requestId));
    }

    void returnOverdue(Instant now) {
      Iterator<Away> oldest = away.values().iterator();
      while (oldest.hasNext()) {
        Away next = oldest.next();
        if (next.due.isAfter(now)) {
          return;
        }
        oldest.remove();
        ready.put(next.place, next.response);
      }
    }
  }

  private record Away(long place, QueuedResponse response, Instant due) {}
}
