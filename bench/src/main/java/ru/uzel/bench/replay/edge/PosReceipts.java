package ru.uzel.bench.replay.edge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.replay.edge.Outcome.Kind;

/**
 * The receipts of a file's rows by their numbers. The report that comes back to the folder tells of
 * refused rows only; which of the others were new and which repeated stands in the hub's journal, a
 * moment later.
 */
final class PosReceipts {

  private static final Duration LOOK = Duration.ofMillis(200);

  private final HubJournal journal;
  private final @Nullable OwnReceipts earlier;
  private final Stop stop;
  private final Map<String, Deque<String>> accepted = new HashMap<>();
  private final Map<String, Deque<String>> repeated = new HashMap<>();
  private long cursor;

  /**
   * @param before how many records there were before the file was dropped, or earlier
   * @param earlier asked where {@code before} may lie before other files' receipts
   */
  PosReceipts(HubJournal journal, long before, @Nullable OwnReceipts earlier, Stop stop) {
    this.journal = journal;
    this.cursor = before;
    this.earlier = earlier;
    this.stop = stop;
  }

  /** Waits until so many receipts of each number are on record. */
  void await(Map<String, Integer> wanted) throws EdgeFailure, InterruptedException {
    while (!wanted.entrySet().stream().allMatch(this::has)) {
      List<JournalLine> page = journal.after(cursor);
      for (JournalLine line : page) {
        cursor = line.sequence();
        take(line, wanted);
      }
      if (page.isEmpty()) {
        stop.pause(LOOK);
      }
    }
  }

  private boolean has(Map.Entry<String, Integer> number) {
    return size(accepted, number) + size(repeated, number) >= number.getValue();
  }

  private static int size(Map<String, Deque<String>> ids, Map.Entry<String, Integer> number) {
    Deque<String> found = ids.get(number.getKey());
    return found == null ? 0 : found.size();
  }

  private void take(JournalLine line, Map<String, Integer> wanted) {
    String number = line.externalId();
    String id = line.messageId();
    if (number == null || id == null || !wanted.containsKey(number)) {
      return;
    }
    if (line.is("ACCEPTED") && (earlier == null || !earlier.isKnown(id))) {
      accepted.computeIfAbsent(number, any -> new ArrayDeque<>()).add(id);
    } else if (line.is("DUPLICATE") && line.causationId() == null) {
      repeated.computeIfAbsent(number, any -> new ArrayDeque<>()).add(id);
    }
  }

  /** The next receipt of a number: what was new comes before what was repeated. */
  Outcome next(String number) {
    Deque<String> fresh = accepted.get(number);
    return fresh != null && !fresh.isEmpty()
        ? Outcome.taken(Kind.ACCEPTED, fresh.removeFirst(), List.of())
        : Outcome.taken(
            Kind.DUPLICATE,
            repeated.getOrDefault(number, new ArrayDeque<>()).removeFirst(),
            List.of());
  }
}
