package ru.uzel.model.party;

/** Secrets by reference; their values never stand in configuration, logs or error texts. */
public interface Secrets {

  /**
   * @param reference {@code file:<path>} (relative to the data directory's {@code secrets/}) or
   *     {@code env:<NAME>}
   * @throws ru.uzel.model.failure.RejectedFailure naming the reference when there is none
   */
  String resolve(String reference);
}
