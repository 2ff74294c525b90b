package ru.uzel.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.casework.deadline.CaseProgress;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.casework.deadline.DeadlineCourse;
import ru.uzel.casework.deadline.Handover;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.StatusUpdate;

/** The terms of cases in the making of decisions about them. */
final class CaseDeadlines {

  private final @Nullable DeadlineCourse course;
  private final DeadlineReads reads;
  private final CaseHistory cases;
  private final Clock clock;

  /**
   * @param course null where no terms are counted
   */
  CaseDeadlines(
      @Nullable DeadlineCourse course, DeadlineReads reads, CaseHistory cases, Clock clock) {
    this.course = course;
    this.reads = reads;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * What begins with the case.
   *
   * @param at when it came to the status that it is opened with
   */
  DeadlineChanges opened(
      CaseSnapshot hubCase,
      CitizenMessage message,
      Instant at,
      List<OutboundMessage> outputs,
      OutputPlan plan) {
    return course == null
        ? DeadlineChanges.NONE
        : changes(
            course.opened(
                hubCase.caseId(),
                hubCase.origin(),
                message,
                hubCase.status(),
                at,
                Fact.firstBody(outputs)),
            course,
            plan);
  }

  /** What a message that joins the case does to its terms. */
  DeadlineChanges joined(
      CaseSnapshot hubCase, AcceptedMessage accepted, CitizenMessage message, OutputPlan plan) {
    return course == null
        ? DeadlineChanges.NONE
        : changes(
            course.joined(
                hubCase.caseId(),
                accepted.party(),
                message,
                hubCase.status(),
                accepted.receivedAt(),
                hubCase.extended(),
                hubCase.custody().bodyThatSpeaks(accepted.party()),
                reads.standing(hubCase.caseId())),
            course,
            plan);
  }

  /** The terms of the case, in the light of the update that was accepted, or stands for it. */
  CaseTerms of(CaseSnapshot hubCase, AcceptedMessage accepted, StatusUpdate update) {
    return of(hubCase, accepted, update, null);
  }

  /**
   * As {@link #of(CaseSnapshot, AcceptedMessage, StatusUpdate)}.
   *
   * @param handover null where the case stays
   */
  CaseTerms of(
      CaseSnapshot hubCase,
      AcceptedMessage accepted,
      StatusUpdate update,
      @Nullable Handover handover) {
    if (course == null) {
      return CaseTerms.NONE;
    }
    DeadlineCourse counted = course;
    List<Deadline> standing = reads.standing(hubCase.caseId());
    CaseProgress progress =
        new CaseProgress(
            hubCase.caseId(),
            hubCase.origin(),
            hubCase.status(),
            update,
            hubCase.extended(),
            accepted.receivedAt(),
            hubCase.custody().bodyThatSpeaks(accepted.party()),
            handover,
            () -> cases.residents(hubCase.caseId()).get(0));
    return new CaseTerms(
        counted.objection(progress, standing).orElse(null),
        plan -> changes(counted.updated(progress, standing), counted, plan));
  }

  private DeadlineChanges changes(
      List<DeadlineEvent> events, DeadlineCourse counted, OutputPlan plan) {
    if (events.isEmpty()) {
      return DeadlineChanges.NONE;
    }
    List<DeadlineTimer> timers = new ArrayList<>();
    for (DeadlineEvent event : events) {
      if (event.phase() == DeadlinePhase.STARTED) {
        timers.add(DeadlineTimer.run(event, counted.phases(Deadline.after(event)).get(0).at()));
      }
      if (plan.isHeard(event)) {
        timers.add(DeadlineTimer.tell(event, clock.instant()));
      }
    }
    return new DeadlineChanges(events, timers);
  }
}
