package ru.uzel.bench.replay.edge;

/** The edge takes nothing at all from us; the message says why and what helps, in Russian. */
public final class EdgeFailure extends Exception {

  private static final long serialVersionUID = 1L;

  public EdgeFailure(String message) {
    super(message);
  }

  public EdgeFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
