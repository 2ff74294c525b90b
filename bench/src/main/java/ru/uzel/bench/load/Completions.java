package ru.uzel.bench.load;

import java.util.List;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.WireFailure;

/** Follows the journal for statuses delivered back to the channel: the end of the full path. */
public final class Completions implements AutoCloseable {

  private static final long PAUSE_MILLIS = 500;

  private final HubApi hub;
  private final Load load;
  private final long after;
  private final Thread thread = new Thread(this::follow, "completions");
  private volatile boolean following = true;

  /**
   * Follows nothing yet.
   *
   * @param after the last record of what was there before the load
   */
  public Completions(HubApi hub, Load load, long after) {
    this.hub = hub;
    this.load = load;
    this.after = after;
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    long decided = after;
    long delivered = after;
    while (following) {
      try {
        // Deliveries first: every case that they name is then among the decisions read after them.
        List<JournalLine> deliveries = hub.journal(delivered, "DELIVERED", Books.REGIONAL).lines();
        List<JournalLine> decisions;
        do {
          decisions = hub.journal(decided, "DECIDED", Books.REGIONAL).lines();
          decisions.forEach(load::opened);
          decided = lastOf(decisions, decided);
        } while (!decisions.isEmpty() && decided < lastOf(deliveries, 0));
        deliveries.forEach(load::completed);
        delivered = lastOf(deliveries, delivered);
        Thread.sleep(PAUSE_MILLIS);
      } catch (WireFailure away) {
        System.err.println("  журнал не ответил: " + away.getMessage());
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private static long lastOf(List<JournalLine> lines, long otherwise) {
    return lines.isEmpty() ? otherwise : lines.get(lines.size() - 1).sequence();
  }

  @Override
  public void close() {
    following = false;
    thread.interrupt();
  }
}
