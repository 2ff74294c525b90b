package ru.uzel.bench.replay;

import java.time.Duration;
import ru.uzel.bench.replay.edge.Stop;

/** So many rows a second at most: a token bucket that holds one second's tokens. */
final class Pace {

  private static final double SECOND = 1e9;

  private final int rate;
  private final Stop stop;
  private double tokens;
  private long filled = System.nanoTime();

  /**
   * @param rate rows a second; 0 is without limit
   */
  Pace(int rate, Stop stop) {
    this.rate = rate;
    this.stop = stop;
  }

  /** Waits until one more row may go. */
  void next() throws InterruptedException {
    if (rate == 0) {
      return;
    }
    fill();
    while (tokens < 1) {
      stop.pause(Duration.ofNanos((long) ((1 - tokens) * SECOND / rate) + 1_000_000));
      fill();
    }
    tokens--;
  }

  private void fill() {
    long now = System.nanoTime();
    tokens = Math.min(rate, tokens + (now - filled) / SECOND * rate);
    filled = now;
  }
}
