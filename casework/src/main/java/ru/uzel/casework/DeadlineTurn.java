package ru.uzel.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.casework.deadline.DeadlineCourse;
import ru.uzel.casework.deadline.PhaseMoment;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/**
 * What is done when a timer comes: what the clock has to say comes in through the hub's own door,
 * as messages do, under a key that is the same however often it comes.
 */
final class DeadlineTurn {

  private final DeadlineReads reads;
  private final DeadlineCourse course;
  private final Intake intake;
  private final MessageCodec codec;
  private final Clock clock;

  DeadlineTurn(
      DeadlineReads reads, DeadlineCourse course, Intake intake, MessageCodec codec, Clock clock) {
    this.reads = reads;
    this.course = course;
    this.intake = intake;
    this.codec = codec;
    this.clock = clock;
  }

  /**
   * Tells the phase that a round of a term has come to. Those that came and went while nobody saw
   * to the timers are not told one by one: the last says it all.
   *
   * @return when the next comes; null where none does
   */
  @Nullable Instant run(DeadlineTimer.Named timer) {
    Deadline deadline =
        reads.standing(timer.caseId()).stream()
            .filter(
                standing ->
                    standing.rule().equals(timer.rule())
                        && standing.round() == timer.round()
                        && standing.isRunning())
            .findFirst()
            .orElse(null);
    if (deadline == null) {
      return null;
    }
    Instant now = clock.instant();
    List<PhaseMoment> phases = course.phases(deadline);
    phases.stream()
        .filter(moment -> !moment.at().isAfter(now))
        .reduce((earlier, later) -> later)
        .filter(latest -> latest.phase() != deadline.phase())
        .ifPresent(latest -> accept(deadline.to(latest.phase(), latest.at())));
    return phases.stream()
        .map(PhaseMoment::at)
        .filter(at -> at.isAfter(now))
        .findFirst()
        .orElse(null);
  }

  /** Tells an event that was decided together with a message. */
  void tell(DeadlineTimer.Named timer) {
    if (timer.phase() != null) {
      reads
          .event(timer.caseId(), timer.rule(), timer.round(), timer.phase())
          .ifPresent(this::accept);
    }
  }

  private void accept(DeadlineEvent event) {
    intake.accept(
        new InboundMessage(
            Party.HUB,
            event.key(),
            "",
            event.kind(),
            event.caseId().toString(),
            WireBytes.of("application/json", codec.encode(event)),
            Map.of(),
            "the hub's own clock",
            null,
            null));
  }
}
