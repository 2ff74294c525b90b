package ru.uzel.bench.flow;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** CPU time of one act, done again and again by one thread until it is warm. */
final class ThreadCpu {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WINDOWS = 5;

  private ThreadCpu() {}

  /** An act that may fail in any way; a failing act ends the measurement. */
  interface Act {
    void run() throws Exception;
  }

  /** Microseconds of thread CPU per act: the fastest of five windows after the warm-up. */
  static double micros(long warmUpMillis, long windowMillis, Act act) throws Exception {
    window(warmUpMillis, act);
    List<Double> windows = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      windows.add(window(windowMillis, act));
    }
    return Collections.min(windows);
  }

  private static double window(long millis, Act act) throws Exception {
    long until = System.nanoTime() + millis * 1_000_000;
    long before = THREADS.getCurrentThreadCpuTime();
    long acts = 0;
    while (System.nanoTime() < until) {
      act.run();
      acts++;
    }
    return (THREADS.getCurrentThreadCpuTime() - before) / 1000.0 / acts;
  }

  static long now(Thread thread) {
    return THREADS.getThreadCpuTime(thread.getId());
  }
}
