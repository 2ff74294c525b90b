package ru.uzel.routes.flow;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.broker.Step;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.failure.InternalFailure;
import ru.uzel.routes.failure.Work;
import ru.uzel.routes.journal.JournalForm;
import ru.uzel.routes.masking.MaskedOutput;
import ru.uzel.routes.message.AcceptedForm;

/** One accepted message through its flows, into its case, and out as decided. */
final class FlowWork implements Work {

  private static final Logger LOG = LoggerFactory.getLogger(FlowWork.class);

  /** The flow never gives up on the database: patience is without end. */
  private static final RetryPolicy BACK_OFF =
      new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofDays(36_500));

  private final FlowStep step;
  private final Message received;
  private final StepSession session;
  private @Nullable AcceptedMessage accepted;
  private @Nullable HubMessage message;
  private @Nullable OutputPlan plan;
  private @Nullable RejectedFailure refusal;
  private int attempts;

  FlowWork(FlowStep step, Message received, StepSession session) {
    this.step = step;
    this.received = received;
    this.session = session;
  }

  @Override
  public void attempt() throws JMSException {
    AcceptedMessage in = accepted == null ? read() : accepted;
    accepted = in;
    List<QueuedMessage> messages = new ArrayList<>();
    if (in.isFor(AcceptedMessage.NOTICE)
        || (in.isFor(AcceptedMessage.TEST) && in.returnAddress().isEmpty())) {
      if (in.facts().containsKey(AcceptedMessage.DOUBT)) {
        // Only to have it judged: while the doubt stands, this throws.
        message = step.canonical(in);
      }
      messages.add(JournalForm.queued(step.records.noted(in)));
    } else {
      CaseDecision decision = decision(in);
      List<MaskedOutput> outputs = decision.outputs().stream().map(step.masking::masked).toList();
      for (MaskedOutput output : outputs) {
        messages.add(step.outbound.queued(output.message()));
      }
      messages.add(JournalForm.queued(step.records.decided(in, decision, outputs, refusal)));
      session.afterCommit(() -> shout(in, decision));
    }

    Step.FLOW.beforeSend(step.faults);
    for (QueuedMessage each : messages) {
      session.send(each);
    }
    Step.FLOW.afterSend(step.faults);
    session.afterCommit(() -> step.pending.remove(in.id()));
  }

  /** What is late, and what is decided and still waits, is for people to see to. */
  private static void shout(AcceptedMessage in, CaseDecision decision) {
    if (decision instanceof CaseDecision.Timed timed
        && timed.event().phase() == DeadlinePhase.OVERDUE) {
      DeadlineEvent event = timed.event();
      LOG.warn(
          "ALARM: case {} of sector {} is late, party {}: {}",
          event.caseId(),
          event.sector() == null ? "unknown" : event.sector().title(),
          event.responsible(),
          DeadlineRecords.line(event));
    }
    if (decision instanceof CaseDecision.Timed timed && timed.untold() != null) {
      LOG.warn(
          "ALARM: nobody could be told of {}, case {}: {}",
          DeadlineRecords.line(timed.event()),
          timed.caseId(),
          timed.untold());
    }
    FailureCode code =
        decision instanceof CaseDecision.Refused refused
            ? refused.code()
            : decision instanceof CaseDecision.Transferred transferred && transferred.to() == null
                ? FailureCode.NO_CHANNEL
                : null;
    if (code != null) {
      LOG.warn(
          "ALARM: the transfer {} of case {} needs a person: {}",
          in.id(),
          decision.caseId(),
          code.wireName());
    }
  }

  private CaseDecision decision(AcceptedMessage in) {
    HubMessage canonical;
    try {
      canonical = message == null ? step.canonical(in) : message;
    } catch (RejectedFailure unfit) {
      // Whoever awaits an answer is told; of others nobody but a person can know what to do.
      if (in.returnAddress().isEmpty() || unfit.code() == FailureCode.INTERNAL) {
        throw unfit;
      }
      refusal = unfit;
      return step.decisions.answer(in, step.refusal(in, unfit));
    }
    message = canonical;
    if (in.isFor(AcceptedMessage.TEST)) {
      return step.decisions.answer(in, step.answerToTest(in));
    }
    OutputPlan outputs = plan == null ? step.plan(in, canonical) : plan;
    plan = outputs;
    return step.decisions.decide(in, canonical, outputs);
  }

  private AcceptedMessage read() throws JMSException {
    try {
      return AcceptedForm.read(received);
    } catch (IllegalArgumentException unreadable) {
      throw InternalFailure.unreadable(unreadable);
    }
  }

  @Override
  public boolean again(RetryableFailure failure) {
    attempts++;
    if (attempts == 1) {
      LOG.warn("A flow waits with its message: {}", failure.reason());
    }
    step.waiting.pause(BACK_OFF.delayAfter(attempts));
    return true;
  }

  /** Parks it, whatever was wrong: a partner's answer must not be lost for want of a case. */
  @Override
  public void giveUp(HubFailure failure) throws JMSException {
    session.requireUnused();
    AcceptedMessage in = accepted;
    LOG.warn(
        "ALARM: message {} is parked: {}",
        in == null ? "that cannot be read" : in.id(),
        failure.code().wireName());
    session.putAside(
        received,
        Queues.PARKING,
        Map.of(
            QueuedMessage.HOME,
            QueuedMessage.queueOf(received),
            QueuedMessage.FAILURE,
            failure.code().wireName()));
    session.send(JournalForm.queued(step.records.parked(received, in, failure)));
  }
}
