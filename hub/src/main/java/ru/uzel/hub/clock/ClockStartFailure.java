package ru.uzel.hub.clock;

/** The hub must not start with the clock it is given. */
final class ClockStartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClockStartFailure(String message) {
    super(message);
  }
}
