package ru.uzel.routes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import ru.uzel.model.configuration.FaultPoints;

/** Fault points that throw, for a number of times, where a run would kill the process. */
final class Faults implements FaultPoints {

  private final Map<String, AtomicInteger> left = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> reached = new ConcurrentHashMap<>();

  void failAt(String point, int times) {
    left.put(point, new AtomicInteger(times));
  }

  int times(String point) {
    AtomicInteger count = reached.get(point);
    return count == null ? 0 : count.get();
  }

  @Override
  public void reached(String point) {
    reached.computeIfAbsent(point, name -> new AtomicInteger()).incrementAndGet();
    AtomicInteger failures = left.get(point);
    if (failures != null && failures.getAndDecrement() > 0) {
      throw new IllegalStateException("fault at " + point);
    }
  }
}
