package ru.uzel.bench.process;

/** A child process did not do what it was started for; the message is fit for a person. */
public final class ProcessFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProcessFailure(String message) {
    super(message);
  }

  public ProcessFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
