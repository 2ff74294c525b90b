package ru.uzel.bench.load;

import java.util.Collection;
import java.util.List;

/** Nearest-rank percentiles of measured times. */
public record Percentiles(List<Double> sorted) {

  public static Percentiles of(Collection<Double> values) {
    return new Percentiles(values.stream().sorted().toList());
  }

  /** The smallest value that at least {@code percent} of all do not exceed; 0 without values. */
  public double at(double percent) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
