package ru.uzel.adapters.social;

/** What happened to a post, or to the answer below it. */
enum SocialEvent {
  PUBLISHED,
  EDITED,
  DELETED,
  COMMENTED,
  RATED;

  /** Whether it is a message of a resident that only goes on with a post that came before. */
  boolean isContinuation() {
    return this == DELETED || this == COMMENTED;
  }
}
