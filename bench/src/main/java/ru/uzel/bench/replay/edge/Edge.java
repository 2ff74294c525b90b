package ru.uzel.bench.replay.edge;

import java.util.List;

/** A party's protocol edge. A further channel adds its own beside the others, in {@link Edges}. */
public interface Edge extends AutoCloseable {

  /** The most rows that travel together. */
  int slice();

  /** How many slices may be under way at once. */
  int lanes();

  /**
   * Waits until the hub can be spoken to.
   *
   * @throws EdgeFailure when it will never be, as with a wrong key
   */
  void ready() throws EdgeFailure, InterruptedException;

  /**
   * Sends and waits for what the hub says, as long as it takes. The same slice sent again doubles
   * nothing.
   *
   * @return an outcome for each row, in their order
   * @throws EdgeFailure when the edge refuses everything
   * @throws InterruptedException when the replay is being stopped; nothing is known of the slice
   */
  List<Outcome> send(Slice slice) throws EdgeFailure, InterruptedException;

  @Override
  void close();
}
