package ru.uzel.mocks.smev;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the emulator is told to do, as {@code PUT /control/smev/behaviour} brings it; what is left
 * out is as in {@link #ORDINARY}.
 *
 * @param redeliveryMillis how long a response handed out stays away from the queue without Ack
 * @param answerDelayMillis how long a body works on a request
 * @param interim whether a body first says who works on it
 * @param inTurn whether an answer waits until the earlier ones to the same request are
 *     acknowledged; СМЭВ promises no such order
 * @param staleMillis age from which a MessageID is stale
 * @param tamperNextResponses how many responses to alter after signing
 * @param wrongSignatureNextResponses how many responses to sign with a key nobody knows
 * @param down whether connections are closed without an answer
 * @param finalStatus the word a body ends with
 * @param answers other last words, by a marker in the request's text
 */
record Behaviour(
    @Nullable Long redeliveryMillis,
    @Nullable Long answerDelayMillis,
    @Nullable Boolean interim,
    @Nullable Boolean inTurn,
    @Nullable Long staleMillis,
    @Nullable List<PlannedFault> faults,
    @Nullable Integer tamperNextResponses,
    @Nullable Integer wrongSignatureNextResponses,
    @Nullable Boolean down,
    @Nullable String finalStatus,
    @Nullable Map<String, String> answers) {

  static final Behaviour ORDINARY =
      new Behaviour(null, null, null, null, null, null, null, null, null, null, null);

  Duration redelivery() {
    return Duration.ofMillis(or(redeliveryMillis, 5_000L));
  }

  Duration answerDelay() {
    return Duration.ofMillis(or(answerDelayMillis, 200L));
  }

  boolean withInterim() {
    return or(interim, true);
  }

  boolean isInTurn() {
    return or(inTurn, false);
  }

  /** Two days, as the documentation of the fault says. */
  Duration stale() {
    return Duration.ofMillis(or(staleMillis, Duration.ofDays(2).toMillis()));
  }

  boolean isDown() {
    return or(down, false);
  }

  String lastWord(String text) {
    return Optional.ofNullable(answers).orElse(Map.of()).entrySet().stream()
        .filter(answer -> text.contains(answer.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(or(finalStatus, "Решено"));
  }

  List<PlannedFault> plannedFaults() {
    return or(faults, List.of());
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  /**
   * A failure to come.
   *
   * @param operation e.g. {@code SendRequest}
   * @param match a piece of the request; null means any
   * @param fault name of the fault's element, after a colon the finding of a signature fault;
   *     {@code close} drops the connection
   * @param http status to answer with instead of a fault
   * @param times how often; null means once
   * @param afterEffect whether the operation takes effect before it fails: the caller's unknown
   *     outcome
   */
  record PlannedFault(
      String operation,
      @Nullable String match,
      @Nullable String fault,
      @Nullable Integer http,
      @Nullable Integer times,
      @Nullable Boolean afterEffect) {

    boolean takesEffectFirst() {
      return or(afterEffect, false);
    }
  }
}
