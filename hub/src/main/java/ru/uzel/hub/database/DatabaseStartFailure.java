package ru.uzel.hub.database;

/** The database cannot be had; the message names the cause and the cure. */
public final class DatabaseStartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseStartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
