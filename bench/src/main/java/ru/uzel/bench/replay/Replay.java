package ru.uzel.bench.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.replay.edge.Edge;
import ru.uzel.bench.replay.edge.EdgeFailure;
import ru.uzel.bench.replay.edge.Outcome;
import ru.uzel.bench.replay.edge.Outcome.Kind;
import ru.uzel.bench.replay.edge.OutgoingRow;
import ru.uzel.bench.replay.edge.Slice;
import ru.uzel.bench.replay.edge.Stop;
import ru.uzel.bench.replay.mapping.Mapped;
import ru.uzel.bench.replay.mapping.RowMapping;
import ru.uzel.bench.replay.source.RowSource;
import ru.uzel.bench.replay.source.Sha256;
import ru.uzel.bench.replay.source.SourceFile;
import ru.uzel.bench.replay.source.SourceRow;
import ru.uzel.bench.replay.source.UnreadableFile;

/** Takes a file's rows to a party's edge, from where an earlier run was left. */
final class Replay {

  private static final int LONGEST_KEY = 150;

  private final SourceFile file;
  private final RowMapping mapping;
  private final Progress progress;
  private final Edge edge;
  private final Decisions decisions;
  private final Pace pace;
  private final Stop stop;
  private final List<OutgoingRow> slice = new ArrayList<>();
  private boolean news;

  Replay(
      SourceFile file,
      RowMapping mapping,
      Progress progress,
      Edge edge,
      Decisions decisions,
      Pace pace,
      Stop stop) {
    this.file = file;
    this.mapping = mapping;
    this.progress = progress;
    this.edge = edge;
    this.decisions = decisions;
    this.pace = pace;
    this.stop = stop;
  }

  /**
   * Sends what has no outcome yet.
   *
   * @param noted takes what is to be known of the file as a whole
   * @throws InterruptedException when it was stopped
   */
  void send(Consumer<String> noted)
      throws IOException, UnreadableFile, EdgeFailure, InterruptedException {
    Lanes lanes = new Lanes(edge, stop, this::taken);
    try (RowSource rows = file.open()) {
      rows.notes().forEach(noted);
      long number = 0;
      for (SourceRow row = rows.next(); row != null && !stop.asked(); row = rows.next()) {
        if (sliceOf(row.number()) != sliceOf(number)) {
          flush(lanes, number);
        }
        number = row.number();
        row(row);
      }
      if (!stop.asked()) {
        flush(lanes, number);
        lanes.finish();
        if (!stop.asked()) {
          requireUnchanged();
          progress.ended(number);
        }
      }
    } finally {
      lanes.finish();
    }
    if (stop.asked()) {
      throw new InterruptedException("the replay is to stop");
    }
  }

  private void requireUnchanged() throws UnreadableFile {
    if (!file.unchanged()) {
      throw new UnreadableFile(
          file.path() + ": файл изменился, пока его читали; пустите ещё раз с ключом --anew");
    }
  }

  private long sliceOf(long number) {
    return (number - 1) / edge.slice();
  }

  private void row(SourceRow row) throws IOException, UnreadableFile, InterruptedException {
    Entry before = progress.entry(row.number());
    if (before != null) {
      if (!before.hash().equals(row.hash())) {
        throw new UnreadableFile(
            file.path()
                + ", "
                + row.place()
                + ": строка прочитана иначе, чем в прошлый раз; начните заново: --anew");
      }
      if (edge.slice() == 1) {
        return;
      }
    }
    if (row.fault() != null) {
      recordOnce(row, before, Outcome.refused("file", row.fault(), row.notes()));
      return;
    }
    Mapped mapped = mapping.map(row);
    List<String> notes = new ArrayList<>(row.notes());
    notes.addAll(mapped.notes());
    if (mapped.refusal() != null) {
      recordOnce(row, before, Outcome.refused("mapping", mapped.refusal(), notes));
      return;
    }
    if (before == null) {
      pace.next();
      news = true;
    }
    slice.add(
        new OutgoingRow(
            row.number(),
            row.place(),
            row.hash(),
            key(row, mapped.key()),
            progress.perhapsSent(row.number()),
            notes,
            mapped.fields()));
  }

  private void recordOnce(SourceRow row, @Nullable Entry before, Outcome outcome) {
    if (before == null) {
      progress.record(new Entry(row.number(), row.place(), row.hash(), outcome, true));
    }
  }

  /** Whole, even where an earlier run knows some of its outcomes: a slice is always the same. */
  private void flush(Lanes lanes, long number) throws InterruptedException {
    if (news) {
      lanes.send(new Slice(sliceOf(number), slice));
    }
    news = false;
    slice.clear();
  }

  /** Of 1 to 256 printable ASCII characters, as the hub asks of an Idempotency-Key. */
  private String key(SourceRow row, @Nullable String own) {
    String party = "replay:" + progress.header().party() + ":";
    if (own == null) {
      return party + file.sha256() + ":" + row.number();
    }
    return own.length() <= LONGEST_KEY && own.matches("[\\x21-\\x7e]+")
        ? party + "key:" + own
        : party + "key-sha256:" + Sha256.hex(own.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void taken(OutgoingRow row, Outcome outcome) throws InterruptedException {
    if (progress.has(row.number())) {
      return;
    }
    boolean open = outcome.kind() == Kind.ACCEPTED;
    Entry entry =
        new Entry(row.number(), row.place(), row.hash(), outcome.noting(row.notes()), !open);
    progress.record(entry);
    if (open) {
      decisions.expect(entry);
    }
  }
}
