package ru.uzel.routes.broker;

/** The hub stops: what is under way is rolled back and stays where it lies. */
public final class StoppingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoppingException() {
    super("the hub stops", null, false, false);
  }
}
