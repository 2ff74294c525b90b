package ru.uzel.bench.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Progress on standard error; the same words not more than once in a while. */
final class Teller {

  private static final Duration OFTEN = Duration.ofSeconds(5);

  private final PrintWriter err;
  private final Map<String, Long> said = new HashMap<>();

  Teller(PrintWriter err) {
    this.err = err;
  }

  synchronized void tell(String line) {
    long now = System.nanoTime();
    Long before = said.get(line);
    if (before == null || now - before > OFTEN.toNanos()) {
      said.values().removeIf(time -> now - time > OFTEN.toNanos());
      said.put(line, now);
      err.println("  " + line);
      err.flush();
    }
  }

  /** Tells the totals now and then until it is interrupted. */
  Thread ticking(Progress progress) {
    Thread ticker =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(2000);
                  tell(progress.totals().toString());
                }
              } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
              }
            },
            "replay-progress");
    ticker.setDaemon(true);
    ticker.start();
    return ticker;
  }
}
