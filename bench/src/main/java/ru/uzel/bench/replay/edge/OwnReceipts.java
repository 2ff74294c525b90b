package ru.uzel.bench.replay.edge;

/**
 * Whether a receipt that the hub repeats was first given to this very replay: then the row is no
 * duplicate, only its answer was lost.
 */
public interface OwnReceipts {

  /**
   * @param hubId the message id in the receipt
   */
  boolean lostByUs(String hubId) throws EdgeFailure, InterruptedException;

  /** Whether another row of this replay has that receipt. */
  boolean isKnown(String hubId);

  /** How many records the journal had before this replay began. */
  long journalBefore();
}
