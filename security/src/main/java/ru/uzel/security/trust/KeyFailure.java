package ru.uzel.security.trust;

/** What cannot be done with a key or a key file; the message names the cure. */
public final class KeyFailure extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  KeyFailure(String why) {
    super(why);
  }

  KeyFailure(String why, Throwable cause) {
    super(why, cause);
  }
}
