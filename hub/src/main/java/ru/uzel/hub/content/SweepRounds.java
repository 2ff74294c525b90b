package ru.uzel.hub.content;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps now and then, for as long as the process runs. */
final class SweepRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRounds.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "content-sweep");
            made.setDaemon(true);
            return made;
          });

  SweepRounds(OrphanSweep sweep, Duration first, Duration pause) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> round(sweep), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A round that fails harms nobody: the next finds the same files. */
  private static void round(OrphanSweep sweep) {
    try {
      sweep.sweep();
    } catch (RuntimeException failure) {
      LOG.warn("The content store was not swept, the next round will: {}", failure.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
