package ru.uzel.hub.process;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.configuration.FaultPoints;

/** Kills the process the n-th time the named point is reached, as a power cut would. */
final class KillingFaultPoints implements FaultPoints {

  static final String POINT = "UZEL_FAULT_POINT";
  static final String AFTER = "UZEL_FAULT_AFTER";

  private static final Logger LOG = LoggerFactory.getLogger(KillingFaultPoints.class);

  private final String point;
  private final AtomicInteger left;
  private final Runnable kill;

  KillingFaultPoints(String point, int after, Runnable kill) {
    this.point = point;
    this.left = new AtomicInteger(after);
    this.kill = kill;
  }

  /** Does nothing unless the environment names a point. */
  static FaultPoints of(Map<String, String> environment) {
    String point = environment.getOrDefault(POINT, "");
    if (point.isBlank()) {
      return FaultPoints.NONE;
    }
    int after = Integer.parseInt(environment.getOrDefault(AFTER, "1"));
    LOG.warn("This process kills itself at {} the {}. time it comes there", point, after);
    return new KillingFaultPoints(point, after, KillingFaultPoints::killThisProcess);
  }

  @Override
  public void reached(String reached) {
    if (reached.equals(point) && left.decrementAndGet() == 0) {
      kill.run();
    }
  }

  private static void killThisProcess() {
    try {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
      while (true) {
        LockSupport.park(); // this thread must not get beyond its point
      }
    } catch (IOException noKill) {
      Runtime.getRuntime().halt(137);
    }
  }
}
