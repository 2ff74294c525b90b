package ru.uzel.bench.replay.edge;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ПОС channel: rows go as XLSX files through the drop folder. A slice's file always has the
 * same name and rows, so one that was dropped before a kill is found again in whatever folder it
 * is.
 */
final class PosEdge implements Edge {

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration TELL = Duration.ofSeconds(15);
  private static final int LINES_ABOVE = 2;

  private final PosDrop drop;
  private final String run;
  private final int slice;
  private final HubJournal journal;
  private final OwnReceipts receipts;
  private final Stop stop;
  private final Consumer<String> told;

  /**
   * @param run in the files' names
   * @param slice the most rows of a file
   */
  PosEdge(
      PosDrop drop,
      String run,
      int slice,
      HubJournal journal,
      OwnReceipts receipts,
      Stop stop,
      Consumer<String> told) {
    this.drop = drop;
    this.run = run;
    this.slice = slice;
    this.journal = journal;
    this.receipts = receipts;
    this.stop = stop;
    this.told = told;
  }

  @Override
  public int slice() {
    return slice;
  }

  /** One after the other: a later row of the same number is a later version. */
  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void ready() throws EdgeFailure {
    if (!drop.exists()) {
      throw new EdgeFailure(
          "Нет папки "
              + drop.root().resolve("in")
              + ": запустите узел или укажите его каталог данных (--data)");
    }
  }

  @Override
  public List<Outcome> send(Slice slice) throws EdgeFailure, InterruptedException {
    Outcome[] outcomes = new Outcome[slice.rows().size()];
    List<Integer> places = new ArrayList<>();
    List<Map<String, String>> table = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++) {
      try {
        table.add(PosWorkbook.cells(slice.rows().get(i).fields()));
        places.add(i);
      } catch (Unfit unfit) {
        outcomes[i] = Outcome.refused("edge", unfit.reason(), List.of());
      }
    }
    if (!table.isEmpty()) {
      try {
        List<Outcome> told = through("replay-" + run + "-" + slice.number() + ".xlsx", table);
        for (int i = 0; i < places.size(); i++) {
          outcomes[places.get(i)] = told.get(i);
        }
      } catch (IOException folder) {
        throw new EdgeFailure("Папка обмена " + drop.root() + " недоступна: " + folder, folder);
      }
    }
    return List.of(outcomes);
  }

  private List<Outcome> through(String name, List<Map<String, String>> table)
      throws IOException, EdgeFailure, InterruptedException {
    PosDrop.Verdict verdict = drop.verdict(name);
    boolean found = verdict != null || drop.waits(name);
    long before = found ? receipts.journalBefore() : journal.size();
    if (!found) {
      drop.put(name, PosWorkbook.write(table));
    }
    return outcomes(
        table,
        verdict == null ? awaited(name) : verdict,
        new PosReceipts(journal, before, found ? receipts : null, stop));
  }

  private PosDrop.Verdict awaited(String name) throws IOException, InterruptedException {
    long untold = 0;
    PosDrop.Verdict verdict = drop.verdict(name);
    while (verdict == null) {
      stop.pause(LOOK);
      untold += LOOK.toMillis();
      if (untold >= TELL.toMillis()) {
        told.accept("файл " + name + " ещё не взят узлом");
        untold = 0;
      }
      verdict = drop.verdict(name);
    }
    return verdict;
  }

  private static List<Outcome> outcomes(
      List<Map<String, String>> table, PosDrop.Verdict verdict, PosReceipts receipts)
      throws EdgeFailure, InterruptedException {
    Map<String, Integer> wanted = new HashMap<>();
    for (int i = 0; i < table.size(); i++) {
      if (refusal(verdict, i) == null) {
        wanted.merge(number(table.get(i)), 1, Integer::sum);
      }
    }
    receipts.await(wanted);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      String refusal = refusal(verdict, i);
      outcomes.add(
          refusal == null
              ? receipts.next(number(table.get(i)))
              : Outcome.refused("hub", refusal, List.of()));
    }
    return outcomes;
  }

  private static @Nullable String refusal(PosDrop.Verdict verdict, int index) {
    return verdict.whole() == null ? verdict.rows().get(index + LINES_ABOVE) : verdict.whole();
  }

  private static String number(Map<String, String> row) {
    return row.getOrDefault(PosWorkbook.NUMBER, "").strip();
  }

  @Override
  public void close() {
    // Files that were dropped are the hub's.
  }
}
