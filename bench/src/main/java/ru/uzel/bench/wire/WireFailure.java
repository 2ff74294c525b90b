package ru.uzel.bench.wire;

/** Hub or mocks did not answer as agreed. */
public final class WireFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WireFailure(String message) {
    super(message);
  }

  WireFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
