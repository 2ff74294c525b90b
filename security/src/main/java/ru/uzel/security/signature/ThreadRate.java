package ru.uzel.security.signature;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How often a second one thread can do one thing, by its own CPU time: what else the machine does
 * does not count. The best of several windows, after a warm-up.
 */
final class ThreadRate {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WINDOWS = 5;

  private final long warmUpNanos;
  private final long windowNanos;

  ThreadRate(long warmUpMillis, long windowMillis) {
    warmUpNanos = warmUpMillis * 1_000_000;
    windowNanos = windowMillis * 1_000_000;
  }

  /** An act that may fail in any way; a failing act ends the measurement. */
  interface Act {
    void run() throws Exception;
  }

  double perSecond(Act act) throws Exception {
    window(warmUpNanos, act);
    double best = 0;
    for (int i = 0; i < WINDOWS; i++) {
      best = Math.max(best, window(windowNanos, act));
    }
    return best;
  }

  private static double window(long nanos, Act act) throws Exception {
    long before = THREADS.getCurrentThreadCpuTime();
    long until = before + nanos;
    long acts = 0;
    long now = before;
    while (now < until) {
      act.run();
      acts++;
      now = THREADS.getCurrentThreadCpuTime();
    }
    return acts * 1e9 / (now - before);
  }
}
