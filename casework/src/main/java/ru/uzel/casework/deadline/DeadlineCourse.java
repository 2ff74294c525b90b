package ru.uzel.casework.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.deadline.CaseTrait;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.PartyName;

/**
 * What becomes of the terms of a case as it goes on. Pure: facts have their times, and nobody else
 * is asked for one.
 */
public final class DeadlineCourse {

  private final DeadlineRules rules;
  private final TermCount count;
  private final TermStart start;
  private final RunningTerm running;

  public DeadlineCourse(DeadlineRules rules) {
    this.rules = rules;
    this.count = new TermCount(rules.time());
    this.start = new TermStart(count);
    this.running = new RunningTerm(rules, count, start);
  }

  /**
   * What begins with a case: what a message begins is counted from when its channel registered it.
   *
   * @param status that it is opened with: a stage that is over by then does not begin
   * @param at when it came to that status
   * @param responsible the party it was handed to
   * @throws ru.uzel.model.failure.UnknownValueFailure where a term reaches into a year that the
   *     calendar does not know
   */
  public List<DeadlineEvent> opened(
      CaseId caseId,
      PartyName channel,
      CitizenMessage message,
      CanonicalStatus status,
      Instant at,
      @Nullable PartyName responsible) {
    if (!isCounted(message)) {
      return List.of();
    }
    Map<CaseTrait, String> traits = CaseTrait.of(channel, message);
    return Stream.of(DeadlineStage.values())
        .filter(stage -> stage.goesOnIn(status))
        .filter(stage -> beginsWithMessage(stage) || stage.beginsWith(status))
        .flatMap(stage -> rules.rule(stage, traits).stream())
        .map(
            rule ->
                start.of(
                    caseId,
                    rule,
                    1,
                    beginsWithMessage(rule.stage()) ? message.registeredAt() : at,
                    sector(message),
                    responsible))
        .toList();
  }

  /**
   * What a message does that joins the case: it begins what a case of its own would, as far as the
   * case is still in that stage; where a term runs there, the earlier end counts.
   *
   * @param at when it came
   * @param extended whether the case's term was extended, which stands
   * @param responsible the party that the case lies with
   */
  public List<DeadlineEvent> joined(
      CaseId caseId,
      PartyName channel,
      CitizenMessage message,
      CanonicalStatus status,
      Instant at,
      boolean extended,
      @Nullable PartyName responsible,
      List<Deadline> standing) {
    return JoinedTerms.of(
        opened(caseId, channel, message, status, message.registeredAt(), responsible).stream()
            .filter(event -> beginsWithMessage(event.stage()))
            .toList(),
        standing,
        at,
        extended);
  }

  private static boolean beginsWithMessage(DeadlineStage stage) {
    return stage.beginsWith(CanonicalStatus.RECEIVED);
  }

  /** Why the update must not extend the case's term; empty where nothing stands against it. */
  public Optional<String> objection(CaseProgress progress, List<Deadline> standing) {
    return ofWholeCase(standing)
        .flatMap(deadline -> new ExtensionCheck(rules, count).objection(progress, deadline));
  }

  /** What the update does to the terms that stand, and which others begin with it. */
  public List<DeadlineEvent> updated(CaseProgress progress, List<Deadline> standing) {
    List<DeadlineEvent> events = new ArrayList<>();
    for (Deadline deadline : standing) {
      if (deadline.isLive()) {
        events.addAll(running.goesOn(progress, deadline));
      } else if (deadline.isCancelled()
          && progress.isBack()
          && standing.stream().noneMatch(other -> other.tookThePlaceOf(deadline))) {
        events.addAll(running.comesBack(progress, deadline));
      }
    }
    events.addAll(begin(progress, standing));
    return events;
  }

  private List<DeadlineEvent> begin(CaseProgress progress, List<Deadline> standing) {
    CanonicalStatus status = progress.update().status();
    List<DeadlineEvent> begun = new ArrayList<>();
    for (DeadlineStage stage : DeadlineStage.values()) {
      boolean mayBegin =
          stage.beginsWith(status)
              && rules.rules().stream().anyMatch(rule -> rule.stage() == stage)
              && standing.stream().noneMatch(known -> known.stage() == stage && known.isLive());
      CitizenMessage message = mayBegin ? progress.opening().get() : null;
      if (message != null && isCounted(message)) {
        rules
            .rule(stage, CaseTrait.of(progress.channel(), message))
            .map(
                rule ->
                    start.of(
                        progress.caseId(),
                        rule,
                        nextRound(rule, standing),
                        progress.at(),
                        sector(message),
                        progress.nextBody()))
            .ifPresent(begun::add);
      }
    }
    return begun;
  }

  private static int nextRound(DeadlineRule rule, List<Deadline> standing) {
    return standing.stream()
            .filter(known -> known.rule().equals(rule.code()))
            .mapToInt(Deadline::round)
            .max()
            .orElse(0)
        + 1;
  }

  private static @Nullable Sector sector(CitizenMessage message) {
    return message.subject() == null ? null : message.subject().sector();
  }

  /**
   * When a running term comes to its phases, in order. That the last unit has begun is worth saying
   * only late in a term: a short one may consist of little else.
   */
  public List<PhaseMoment> phases(Deadline deadline) {
    Instant begin = deadline.startAt();
    Instant due = deadline.dueAt();
    Instant most = count.share(deadline.basis(), begin, due, 80);
    Instant last = count.lastUnit(deadline.basis(), begin, due);
    List<PhaseMoment> phases = new ArrayList<>();
    phases.add(
        new PhaseMoment(DeadlinePhase.WARN_50, count.share(deadline.basis(), begin, due, 50)));
    phases.add(new PhaseMoment(DeadlinePhase.WARN_80, most));
    if (last.isAfter(most)) {
      phases.add(new PhaseMoment(DeadlinePhase.DUE, last));
    }
    phases.add(new PhaseMoment(DeadlinePhase.OVERDUE, due));
    return phases;
  }

  /**
   * The day on which the last word is due; empty where none is awaited, or the clock stands still.
   */
  public Optional<LocalDate> plannedDay(List<Deadline> standing) {
    return ofWholeCase(standing)
        .filter(Deadline::isRunning)
        .map(deadline -> count.lastDay(deadline.dueAt()));
  }

  private static Optional<Deadline> ofWholeCase(List<Deadline> standing) {
    return standing.stream()
        .filter(deadline -> deadline.stage() == DeadlineStage.CASE && deadline.isLive())
        .findFirst();
  }

  private boolean isCounted(CitizenMessage message) {
    LocalDate since = rules.since();
    return since == null
        || !message.registeredAt().isBefore(since.atStartOfDay(rules.time().zone()).toInstant());
  }
}
