package ru.uzel.bench.replay;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ru.uzel.bench.replay.edge.Stop;

/**
 * Ctrl-C and SIGTERM: the replay is asked to stop, and the process waits until it has said how far
 * it came. The JVM's own exit code after SIGINT is 130.
 */
final class Interruption {

  private static final int LONGEST_SECONDS = 30;

  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook;

  Interruption(Stop stop) {
    hook =
        new Thread(
            () -> {
              stop.ask();
              awaitTold();
            },
            "replay-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitTold() {
    try {
      if (!told.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("Не дождались конца; что не записано, узел повторит при продолжении");
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is left to wait for. */
  void summaryTold() {
    told.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending, by this very hook.
      return;
    }
  }
}
