package ru.uzel.routes.broker;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits that end at once when the hub stops. */
public final class Waiting {

  private final Object monitor = new Object();
  private boolean stopping;

  /**
   * @throws StoppingException when the hub stops meanwhile
   */
  public void pause(Duration time) {
    pause(time, () -> false);
  }

  /**
   * Waits for that time, or until {@code early} holds after a {@link #wake}.
   *
   * @throws StoppingException when the hub stops meanwhile
   */
  public void pause(Duration time, BooleanSupplier early) {
    long end = System.nanoTime() + time.toNanos();
    synchronized (monitor) {
      while (true) {
        if (stopping) {
          throw new StoppingException();
        }
        long left = end - System.nanoTime();
        if (left <= 0 || early.getAsBoolean()) {
          return;
        }
        try {
          monitor.wait(left / 1_000_000 + 1);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new StoppingException();
        }
      }
    }
  }

  public void wake() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  public void stop() {
    synchronized (monitor) {
      stopping = true;
      monitor.notifyAll();
    }
  }

  /** Lets waits be waits again, after a stop; for a context that is started anew. */
  public void restart() {
    synchronized (monitor) {
      stopping = false;
    }
  }

  public boolean stopping() {
    synchronized (monitor) {
      return stopping;
    }
  }
}
