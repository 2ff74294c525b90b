package ru.uzel.mocks.rsmev;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The responses of one entrance and node; a taken one comes again unless it is confirmed. */
final class ResponseQueue {

  private static final class Waiting {
    private final String requestId;
    private final ObjectNode response;
    private Instant hiddenUntil = Instant.EPOCH;

    Waiting(String requestId, ObjectNode response) {
      this.requestId = requestId;
      this.response = response;
    }
  }

  private final List<Waiting> waiting = new ArrayList<>();

  synchronized void put(String requestId, ObjectNode response) {
    waiting.add(new Waiting(requestId, response));
  }

  /**
   * @param ttl how long it is not given to anybody else
   */
  synchronized Optional<ObjectNode> take(Instant now, Duration ttl) {
    for (Waiting each : waiting) {
      if (!each.hiddenUntil.isAfter(now)) {
        each.hiddenUntil = now.plus(ttl);
        return Optional.of(each.response);
      }
    }
    return Optional.empty();
  }

  /**
   * @return whether it was there
   */
  synchronized boolean confirm(String requestId) {
    return waiting.removeIf(each -> each.requestId.equals(requestId));
  }
}
