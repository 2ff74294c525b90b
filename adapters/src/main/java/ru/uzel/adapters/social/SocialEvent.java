package ru.uzel.adapters.social;

/**
 * What happened to a post. A score of an answer would be a further one, once the hub has a kind.
 */
enum SocialEvent {
  PUBLISHED,
  EDITED,
  DELETED,
  COMMENTED;

  /** Whether it only goes on with a post that came before. */
  boolean isContinuation() {
    return this == DELETED || this == COMMENTED;
  }
}
