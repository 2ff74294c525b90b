package ru.uzel.bench.replay.edge;

/** A row that the protocol has no form for; the message says why, in Russian. */
final class Unfit extends Exception {

  private static final long serialVersionUID = 1L;

  Unfit(String message) {
    super(message);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
