package ru.uzel.bench.story;

/** What is to become of a message. */
public enum Fate {
  /** A body gets it, answers, and the channel sees the answer. */
  DELIVERED,
  /** A body gets it and answers with a word nobody knows: the answer waits for a person. */
  ANSWER_PARKED,
  /** Nobody is responsible by the flows: it waits for a person. */
  PARKED,
  /** The body never answers: it is given up and kept. */
  DEAD_LETTERED,
  /** It repeats an accepted message and gets that one's receipt. */
  DUPLICATE,
  /** It is turned away with the protocol's own error. */
  REFUSED;

  boolean isAccepted() {
    return this != DUPLICATE && this != REFUSED;
  }

  boolean reachesABody() {
    return this == DELIVERED || this == ANSWER_PARKED;
  }
}
