package ru.uzel.mocks.regional;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks the hub for the state of every open request, many at a time. */
final class PortalPoller implements AutoCloseable {

  private static final int BATCH = 100;
  private static final long MILLIS = 500;

  /** What the residents who look at one request have seen of it so far. */
  private static final class Watched {
    private final Set<String> refs = ConcurrentHashMap.newKeySet();
    private String seen = "open|null";
  }

  private final HubClient hub;
  private final PortalBook book;
  private final Supplier<PortalSettings> settings;
  private final Map<String, Watched> open = new ConcurrentHashMap<>();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  PortalPoller(HubClient hub, PortalBook book, Supplier<PortalSettings> settings) {
    this.hub = hub;
    this.book = book;
    this.settings = settings;
  }

  void start() {
    var unused = clock.scheduleWithFixedDelay(this::askAll, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  void watch(String ref, String serviceRequestId) {
    if (!closed.contains(serviceRequestId)) {
      open.computeIfAbsent(serviceRequestId, id -> new Watched()).refs.add(ref);
    }
  }

  private void askAll() {
    if (!settings.get().polling()) {
      return;
    }
    try {
      List<String> ids = new ArrayList<>(open.keySet());
      for (int from = 0; from < ids.size(); from += BATCH) {
        ask(ids.subList(from, Math.min(from + BATCH, ids.size())));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException hubIsAway) {
      // The next round asks again; an exception here would end the rounds.
      return;
    }
  }

  private void ask(List<String> ids) throws IOException, InterruptedException {
    HubClient.Reply reply = hub.statuses(settings.get(), ids);
    if (reply.status() != 200) {
      return;
    }
    for (JsonNode request : reply.json()) {
      note(request);
    }
  }

  private void note(JsonNode request) {
    String id = request.path("service_request_id").asString("");
    Watched watched = open.get(id);
    if (watched == null) {
      return;
    }
    String status = request.path("status").asString("");
    String notes = text(request, "status_notes");
    String now = status + "|" + notes;
    if (!now.equals(watched.seen)) {
      watched.seen = now;
      String agency = text(request, "agency_responsible");
      watched.refs.forEach(ref -> book.status(ref, id, status, notes, agency));
    }
    if (status.equals("closed")) {
      closed.add(id);
      open.remove(id);
    }
  }

  private static @Nullable String text(JsonNode request, String field) {
    return request.hasNonNull(field) ? request.path(field).asString() : null;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
