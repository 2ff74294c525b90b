package ru.uzel.bench.replay;

/** A progress file that is not of this file and mapping, or is in use; in Russian. */
final class ProgressMismatch extends Exception {

  private static final long serialVersionUID = 1L;

  ProgressMismatch(String message) {
    super(message);
  }
}
