package ru.uzel.bench.flow;

import java.util.List;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.WireFailure;

/** Follows the journal for statuses delivered back to the channel: the end of the full path. */
final class Completions implements AutoCloseable {

  private static final long PAUSE_MILLIS = 250;

  private final HubApi hub;
  private final Load load;
  private final Thread thread = new Thread(this::follow, "completions");
  private volatile boolean following = true;

  Completions(HubApi hub, Load load) {
    this.hub = hub;
    this.load = load;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    long last = 0;
    while (following) {
      try {
        List<JournalLine> lines = hub.journal(last, "DELIVERED", Books.REGIONAL).lines();
        lines.forEach(load::completed);
        if (lines.isEmpty()) {
          Thread.sleep(PAUSE_MILLIS);
        } else {
          last = lines.get(lines.size() - 1).sequence();
          Thread.sleep(lines.size() < 500 ? PAUSE_MILLIS : 1);
        }
      } catch (WireFailure away) {
        System.err.println("  журнал не ответил: " + away.getMessage());
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  @Override
  public void close() {
    following = false;
    thread.interrupt();
  }
}
