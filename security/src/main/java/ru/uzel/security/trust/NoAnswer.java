package ru.uzel.security.trust;

/** A source of revocation that cannot be used; the message says why, for the finding. */
final class NoAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  NoAnswer(String why) {
    super(why);
  }

  NoAnswer(String why, Throwable cause) {
    super(why, cause);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
