package ru.uzel.casework.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.message.CancelReason;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.TermBasis;

/**
 * A term of a case as it stands, in its latest round.
 *
 * @param phase the latest
 * @param phaseAt when that began
 */
public record Deadline(
    CaseId caseId,
    String rule,
    int round,
    DeadlineStage stage,
    State state,
    DeadlinePhase phase,
    Instant phaseAt,
    TermBasis basis,
    Instant startAt,
    Instant dueAt,
    @Nullable Sector sector,
    @Nullable PartyName responsible) {

  /** Whether the clock runs. */
  public enum State {
    RUNNING,
    PAUSED,
    MET,
    CANCELLED
  }

  /** How it stands after that event, which says all there is to it. */
  public static Deadline after(DeadlineEvent event) {
    return new Deadline(
        event.caseId(),
        event.rule(),
        event.round(),
        event.stage(),
        state(event),
        event.phase(),
        event.at(),
        event.basis(),
        event.startAt(),
        event.dueAt(),
        event.sector(),
        event.responsible());
  }

  private static State state(DeadlineEvent event) {
    return switch (event.phase()) {
      case STARTED, WARN_50, WARN_80, DUE, OVERDUE -> State.RUNNING;
      case MET -> State.MET;
      case CANCELLED ->
          event.cancelled() == CancelReason.AWAITING_INFO ? State.PAUSED : State.CANCELLED;
    };
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** Whether what it is for has neither come nor been given up. */
  boolean isLive() {
    return state == State.RUNNING || state == State.PAUSED;
  }

  /** Whether this one came instead of another of its stage, and so did not end with it. */
  boolean tookThePlaceOf(Deadline other) {
    return stage == other.stage
        && !rule.equals(other.rule)
        && (isLive() || phaseAt.isAfter(other.phaseAt));
  }

  /** Whether it ended without fulfilment: the case left, or another took its place. */
  boolean isCancelled() {
    return state == State.CANCELLED;
  }

  /** The event that it comes to that phase, by its own course. */
  public DeadlineEvent to(DeadlinePhase next, Instant at) {
    return new DeadlineEvent(
        caseId,
        rule,
        round,
        next,
        at,
        stage,
        basis,
        startAt,
        dueAt,
        null,
        null,
        null,
        null,
        sector,
        responsible);
  }

  /** The event that it runs no longer. */
  DeadlineEvent cancelled(CancelReason reason, Instant at) {
    return new DeadlineEvent(
        caseId,
        rule,
        round,
        DeadlinePhase.CANCELLED,
        at,
        stage,
        basis,
        startAt,
        dueAt,
        null,
        null,
        null,
        reason,
        sector,
        responsible);
  }

  /** The event that its next round begins: with another end, or with another party. */
  DeadlineEvent again(
      Instant at, Instant newDueAt, @Nullable Integer extensionDays, @Nullable String reason) {
    return new DeadlineEvent(
        caseId,
        rule,
        round + 1,
        DeadlinePhase.STARTED,
        at,
        stage,
        basis,
        startAt,
        newDueAt,
        dueAt.equals(newDueAt) ? null : dueAt,
        extensionDays,
        reason,
        null,
        sector,
        responsible);
  }

  /** The same, counted from then. */
  Deadline since(Instant start) {
    return new Deadline(
        caseId,
        rule,
        round,
        stage,
        state,
        phase,
        phaseAt,
        basis,
        start,
        dueAt,
        sector,
        responsible);
  }

  /** The same, lying with that party; with the one it lies with, where none is named. */
  Deadline with(@Nullable PartyName party) {
    return party == null
        ? this
        : new Deadline(
            caseId, rule, round, stage, state, phase, phaseAt, basis, startAt, dueAt, sector,
            party);
  }
}
