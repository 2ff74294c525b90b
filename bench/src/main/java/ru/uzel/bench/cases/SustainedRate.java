package ru.uzel.bench.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ru.uzel.bench.load.Load;

/**
 * Messages a second while work was steady: without the tenth that filled the queues and the last.
 */
final class SustainedRate {

  private SustainedRate() {}

  /** 0 where too little came to its end to tell. */
  static double of(List<Load.Sample> completions) {
    List<Instant> ends = completions.stream().map(Load.Sample::at).sorted().toList();
    int from = ends.size() / 10;
    int to = ends.size() - 1 - from;
    if (to <= from) {
      return 0;
    }
    long millis = Duration.between(ends.get(from), ends.get(to)).toMillis();
    return millis == 0 ? 0 : 1000.0 * (to - from) / millis;
  }
}
