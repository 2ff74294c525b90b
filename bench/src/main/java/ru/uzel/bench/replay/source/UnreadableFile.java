package ru.uzel.bench.replay.source;

/** The file as a whole cannot be read; the message says why and what helps, in Russian. */
public final class UnreadableFile extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableFile(String message) {
    super(message);
  }

  public UnreadableFile(String message, Throwable cause) {
    super(message, cause);
  }
}
