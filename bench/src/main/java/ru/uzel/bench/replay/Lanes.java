package ru.uzel.bench.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.replay.edge.Edge;
import ru.uzel.bench.replay.edge.EdgeFailure;
import ru.uzel.bench.replay.edge.Outcome;
import ru.uzel.bench.replay.edge.OutgoingRow;
import ru.uzel.bench.replay.edge.Slice;
import ru.uzel.bench.replay.edge.Stop;

/** Sends slices side by side; rows of one key stay in their order. */
final class Lanes {

  private static final int QUEUED = 16;
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
  private static final Slice END = new Slice(-1, List.of());

  private final Edge edge;
  private final Stop stop;
  private final Done done;
  private final List<BlockingQueue<Slice>> queues = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile @Nullable Exception failure;

  /** Takes what became of a row. */
  interface Done {

    void take(OutgoingRow row, Outcome outcome) throws InterruptedException;
  }

  Lanes(Edge edge, Stop stop, Done done) {
    this.edge = edge;
    this.stop = stop;
    this.done = done;
    for (int lane = 0; lane < edge.lanes(); lane++) {
      BlockingQueue<Slice> queue = new ArrayBlockingQueue<>(QUEUED);
      Thread thread = new Thread(() -> run(queue), "replay-lane-" + lane);
      thread.setDaemon(true);
      queues.add(queue);
      threads.add(thread);
      thread.start();
    }
  }

  /** Hands a slice over; waits while its lane is full. */
  void send(Slice slice) throws InterruptedException {
    String key = slice.rows().get(0).key();
    put(queues.get(Math.floorMod(key.hashCode(), queues.size())), slice);
  }

  private void put(BlockingQueue<Slice> queue, Slice slice) throws InterruptedException {
    while (!queue.offer(slice, 200, TimeUnit.MILLISECONDS)) {
      if (stop.asked()) {
        throw new InterruptedException("the replay is to stop");
      }
    }
  }

  private void run(BlockingQueue<Slice> queue) {
    try {
      while (!stop.asked()) {
        Slice slice = queue.poll(200, TimeUnit.MILLISECONDS);
        if (slice != null && slice.rows().isEmpty()) {
          return;
        }
        if (slice != null) {
          send(edge.send(slice), slice);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (EdgeFailure | RuntimeException failed) {
      failure = failed;
      stop.ask();
    }
  }

  private void send(List<Outcome> outcomes, Slice slice) throws InterruptedException {
    for (int i = 0; i < outcomes.size(); i++) {
      done.take(slice.rows().get(i), outcomes.get(i));
    }
  }

  /** Waits for all that was handed over, or when stopping, for the answers that are under way. */
  void finish() throws EdgeFailure, InterruptedException {
    try {
      for (BlockingQueue<Slice> queue : queues) {
        put(queue, END);
      }
    } catch (InterruptedException stopping) {
      // The lanes stop by themselves; what they still wait for is worth a moment.
    }
    for (Thread thread : threads) {
      while (thread.isAlive() && !stop.asked()) {
        thread.join(200);
      }
      thread.join(LAST_ANSWERS.toMillis());
    }
    Exception failed = failure;
    if (failed instanceof EdgeFailure refused) {
      throw refused;
    }
    if (failed != null) {
      throw new IllegalStateException(failed);
    }
  }
}
