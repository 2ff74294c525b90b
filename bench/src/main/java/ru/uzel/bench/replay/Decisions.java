package ru.uzel.bench.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.replay.edge.EdgeFailure;
import ru.uzel.bench.replay.edge.HubJournal;
import ru.uzel.bench.replay.edge.Outcome.Kind;
import ru.uzel.bench.replay.edge.Stop;

/**
 * Follows the hub's journal for what was decided on the rows it accepted: opened, recognised as a
 * repetition after all, or set aside for a person.
 */
final class Decisions {

  private static final Duration LOOK = Duration.ofMillis(200);

  /** The hub is given no more rows ahead of its decisions, so that neither side's memory grows. */
  private static final int MOST_AHEAD = 20_000;

  private record Decision(Kind kind, @Nullable String reason) {}

  private final HubJournal journal;
  private final Stop stop;
  private final Consumer<Entry> decided;
  private final Map<String, Entry> awaiting = new LinkedHashMap<>();
  private final Map<String, Decision> early = new LinkedHashMap<>();
  private final Thread thread = new Thread(this::follow, "replay-decisions");
  private long cursor;
  private long moved = System.nanoTime();
  private volatile @Nullable EdgeFailure failure;

  Decisions(HubJournal journal, Stop stop, Consumer<Entry> decided) {
    this.journal = journal;
    this.stop = stop;
    this.decided = decided;
    thread.setDaemon(true);
  }

  /** Begins to follow after a record. */
  void start(long after) {
    cursor = after;
    thread.start();
  }

  /** A row that was accepted; its decision may be known already. Waits while too many are open. */
  void expect(Entry accepted) throws InterruptedException {
    String id = String.valueOf(accepted.outcome().id());
    Decision known;
    synchronized (this) {
      known = early.remove(id);
      if (known == null) {
        awaiting.put(id, accepted);
      }
    }
    if (known != null) {
      decided.accept(entry(accepted, known));
    }
    while (open() > MOST_AHEAD && failure == null) {
      stop.pause(LOOK);
    }
  }

  synchronized int open() {
    return awaiting.size();
  }

  private void follow() {
    try {
      while (!stop.asked()) {
        List<JournalLine> page = journal.after(cursor);
        for (JournalLine line : page) {
          cursor = line.sequence();
          take(line);
        }
        if (page.isEmpty()) {
          stop.pause(LOOK);
        }
      }
    } catch (EdgeFailure refused) {
      failure = refused;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(JournalLine line) {
    Decision decision = decision(line);
    String id = line.messageId();
    if (decision == null || id == null) {
      return;
    }
    Entry entry;
    synchronized (this) {
      entry = awaiting.remove(id);
      if (entry == null) {
        // Either another channel's, or quicker than its own receipt.
        early.putIfAbsent(id, decision);
        if (early.size() > MOST_AHEAD) {
          early.remove(early.keySet().iterator().next());
        }
      } else {
        moved = System.nanoTime();
      }
    }
    if (entry != null) {
      decided.accept(entry(entry, decision));
    }
  }

  private static Entry entry(Entry accepted, Decision decision) {
    return new Entry(
        accepted.row(),
        accepted.place(),
        accepted.hash(),
        accepted.outcome().now(decision.kind, decision.reason),
        true);
  }

  private static @Nullable Decision decision(JournalLine line) {
    return switch (line.type()) {
      case "DECIDED" -> new Decision(Kind.ACCEPTED, null);
      // At intake the first message's id is recorded, in the flow the repetition's and its cause.
      case "DUPLICATE" -> line.causationId() == null ? null : new Decision(Kind.DUPLICATE, null);
      case "PARKED", "DEAD_LETTERED" ->
          new Decision(Kind.PARKED, line.failure() + ": " + line.detail());
      default -> null;
    };
  }

  /**
   * Waits until all are decided. What does not come by itself is asked for: a decision may lie
   * before the record that this run began to follow at.
   *
   * @param patience how long to wait without any movement
   */
  void settle(Duration patience) throws EdgeFailure, InterruptedException {
    moved();
    Duration asking = LOOK.multipliedBy(10);
    while (open() > 0 && failure == null && !still(patience)) {
      if (still(asking)) {
        ask(snapshot());
        asking = asking.multipliedBy(2);
      }
      stop.pause(LOOK);
    }
    if (failure != null) {
      throw failure;
    }
    ask(snapshot());
  }

  private synchronized void moved() {
    moved = System.nanoTime();
  }

  private synchronized boolean still(Duration patience) {
    return System.nanoTime() - moved > patience.toNanos();
  }

  private synchronized Collection<Entry> snapshot() {
    return new ArrayList<>(awaiting.values());
  }

  /** Asks for single messages: those of an earlier run, and those that were overlooked. */
  void ask(Collection<Entry> entries) throws EdgeFailure, InterruptedException {
    for (Entry entry : entries) {
      for (JournalLine line : journal.about(String.valueOf(entry.outcome().id()))) {
        take(line);
      }
    }
  }
}
