package ru.uzel.bench.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.replay.edge.EdgeFailure;
import ru.uzel.bench.replay.edge.Outcome.Kind;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.JsonNode;

/**
 * What became of which row, on disk: lines of JSON that are only ever added. In memory a row takes
 * a few bytes. What a kill takes away is at most answers that the hub will repeat.
 */
final class Progress implements Closeable {

  /** A power failure may cost the answers of so many rows, and the hub repeats them. */
  private static final int SYNC_EVERY = 64;

  private final FileChannel channel;
  private final ProgressHeader header;
  private final boolean resumed;
  private final Map<Long, Entry> undecided = new LinkedHashMap<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final RowIndex index = new RowIndex();
  private long length;
  private long last;
  private long lastBefore;
  private long end = -1;
  private int unsynced;

  private Progress(FileChannel channel, ProgressHeader header, boolean resumed) {
    this.channel = channel;
    this.header = header;
    this.resumed = resumed;
  }

  /** Rows that are handed to the lanes before the outcome of an earlier one is on disk. */
  private static final int MOST_UNDER_WAY = 1000;

  /** Counts the records of the hub's journal. */
  interface Records {

    long count() throws EdgeFailure, InterruptedException;
  }

  /**
   * Opens or begins it.
   *
   * @param fresh what is written where there is nothing yet
   * @param records how many records the hub's journal has now
   * @throws ProgressMismatch when it belongs to another file or mapping, or is in use
   */
  static Progress open(Path file, ProgressHeader fresh, Records records)
      throws IOException, ProgressMismatch, EdgeFailure, InterruptedException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new ProgressMismatch("Эта загрузка уже идёт: " + file + " занят");
      }
      List<JsonNode> first = new ArrayList<>();
      new ProgressLines(channel).each((node, offset) -> first.add(node), 1);
      Progress progress =
          new Progress(
              channel,
              first.isEmpty()
                  ? fresh.beginningAfter(records.count())
                  : ProgressHeader.read(first.get(0)),
              !first.isEmpty());
      progress.header.require(fresh, file);
      progress.load();
      return progress;
    } catch (IOException
        | ProgressMismatch
        | EdgeFailure
        | InterruptedException
        | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private void load() throws IOException {
    length = new ProgressLines(channel).each(this::loaded, Long.MAX_VALUE);
    // A line that a kill cut off says nothing.
    channel.truncate(length);
    lastBefore = last;
    if (!resumed) {
      append(header.json());
      sync();
    }
  }

  private void loaded(JsonNode node, long offset) {
    if (node.has("row")) {
      take(Entry.read(node), offset);
    } else if (node.has("end")) {
      end = node.path("end").asLong();
    }
  }

  private void take(Entry entry, long offset) {
    Kind before = index.kind(entry.row());
    if (before != null) {
      counts.merge(before, -1L, Long::sum);
    }
    index.put(entry.row(), entry.outcome().kind(), offset);
    counts.merge(entry.outcome().kind(), 1L, Long::sum);
    last = Math.max(last, entry.row());
    if (entry.decided()) {
      undecided.remove(entry.row());
    } else {
      undecided.put(entry.row(), entry);
    }
  }

  /** Adds what became of a row. */
  synchronized void record(Entry entry) {
    try {
      long offset = length;
      append(entry.json(true));
      take(entry, offset);
      if (++unsynced >= SYNC_EVERY) {
        sync();
      }
    } catch (IOException full) {
      throw new UncheckedIOException("the progress file cannot be written", full);
    }
  }

  /** Every row of the file has been read, and has an outcome. */
  synchronized void ended(long rows) throws IOException {
    append(JsonHttp.MAPPER.createObjectNode().put("end", rows));
    end = rows;
    sync();
  }

  private void append(JsonNode node) throws IOException {
    byte[] line =
        (JsonHttp.MAPPER.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer rest = ByteBuffer.wrap(line);
    while (rest.hasRemaining()) {
      length += channel.write(rest, length);
    }
  }

  synchronized void sync() throws IOException {
    channel.force(false);
    unsynced = 0;
  }

  ProgressHeader header() {
    return header;
  }

  /** Whether an earlier run may have sent a row of which it recorded nothing. */
  boolean perhapsSent(long row) {
    return resumed && row <= lastBefore + MOST_UNDER_WAY;
  }

  synchronized boolean ended() {
    return end >= 0;
  }

  synchronized boolean has(long row) {
    return index.kind(row) != null;
  }

  /** The highest row with an outcome. */
  synchronized long last() {
    return last;
  }

  synchronized Collection<Entry> undecided() {
    return List.copyOf(undecided.values());
  }

  synchronized Totals totals() {
    return new Totals(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        count(Kind.ACCEPTED),
        count(Kind.DUPLICATE),
        count(Kind.REFUSED),
        count(Kind.PARKED),
        undecided.size());
  }

  private long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** What became of a row, or null. */
  synchronized @Nullable Entry entry(long row) throws IOException {
    if (!has(row)) {
      return null;
    }
    return Entry.read(new ProgressLines(channel).at(index.offset(row)));
  }

  /** Whether any row has this receipt; looked for in the file, since it is asked seldom. */
  synchronized boolean knows(String hubId) {
    try {
      Set<String> found = new HashSet<>();
      new ProgressLines(channel)
          .each(
              (node, offset) -> {
                if (hubId.equals(node.path("id").asString(""))) {
                  found.add(hubId);
                }
              },
              Long.MAX_VALUE);
      return !found.isEmpty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the progress file cannot be read", unreadable);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    sync();
    channel.close();
  }
}
