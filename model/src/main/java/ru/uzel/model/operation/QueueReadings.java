package ru.uzel.model.operation;

/** Looks at what waits, and touches nothing. */
public interface QueueReadings {

  /**
   * @throws ru.uzel.model.failure.RetryableFailure with code BROKER_UNAVAILABLE when the broker
   *     does not answer
   */
  HubQueues read();
}
