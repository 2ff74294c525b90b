package ru.uzel.adapters.municipal;

import java.time.Duration;
import ru.uzel.model.failure.RetryableFailure;

/** Ends a question that got no answer that could be used. */
final class Unanswered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RetryableFailure failure;
  private final transient Duration rest;
  private final boolean tooMuch;

  /**
   * @param rest how long the system wants to be left alone; zero where it did not say
   * @param tooMuch whether a smaller question may be answered
   */
  Unanswered(RetryableFailure failure, Duration rest, boolean tooMuch) {
    super(failure.reason(), failure);
    this.failure = failure;
    this.rest = rest;
    this.tooMuch = tooMuch;
  }

  /** What it is where no other question can be asked. */
  RetryableFailure failure() {
    return failure;
  }

  Duration rest() {
    return rest;
  }

  boolean isTooMuch() {
    return tooMuch;
  }
}
