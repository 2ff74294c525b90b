package ru.uzel.hub.process;

import org.jspecify.annotations.Nullable;

/** The hub cannot start; the message is for the person who started it, and names the cure. */
public final class HubStartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HubStartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
