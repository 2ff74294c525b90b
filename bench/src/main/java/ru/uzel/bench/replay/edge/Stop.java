package ru.uzel.bench.replay.edge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the replay is to stop; every wait ends with it. */
public final class Stop {

  private final CountDownLatch asked = new CountDownLatch(1);

  public Stop() {}

  public void ask() {
    asked.countDown();
  }

  public boolean asked() {
    return asked.getCount() == 0;
  }

  /**
   * Waits.
   *
   * @throws InterruptedException when the replay is to stop
   */
  public void pause(Duration time) throws InterruptedException {
    if (asked.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("the replay is to stop");
    }
  }
}
