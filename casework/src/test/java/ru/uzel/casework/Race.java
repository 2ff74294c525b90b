package ru.uzel.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import ru.uzel.model.casework.CaseDecision;

/** Several decisions made at once. */
final class Race {

  private Race() {}

  /** Gives each runner its task. */
  interface Racer {
    Callable<CaseDecision> number(int i);
  }

  static List<CaseDecision> of(int runners, Racer racer) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(runners);
    try {
      List<Callable<CaseDecision>> tasks =
          IntStream.range(0, runners).mapToObj(racer::number).toList();
      List<CaseDecision> decided = new ArrayList<>();
      for (Future<CaseDecision> future : executor.invokeAll(tasks)) {
        decided.add(future.get());
      }
      return decided;
    } finally {
      executor.shutdown();
    }
  }
}
