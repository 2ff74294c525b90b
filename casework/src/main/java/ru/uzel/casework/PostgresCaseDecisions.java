package ru.uzel.casework;

import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.StatusUpdate;

/**
 * Decides by compare and set: a decision is made on what was read, and written by one statement
 * that takes effect only if nothing else was decided about the case meanwhile. So the cases are
 * decided one at a time each, and no lock is held while a plan is made.
 */
final class PostgresCaseDecisions implements CaseDecisions {

  /** Collisions about one case are rare: partners speak of it one after the other. */
  static final int ATTEMPTS = 50;

  private final MessageDecisions messages;
  private final UpdateDecisions updates;
  private final TimedDecisions timed;
  private final DirectAnswers answers;
  private final CaseWrites writes;

  PostgresCaseDecisions(
      MessageDecisions messages,
      UpdateDecisions updates,
      TimedDecisions timed,
      DirectAnswers answers,
      CaseWrites writes) {
    this.messages = messages;
    this.updates = updates;
    this.timed = timed;
    this.answers = answers;
    this.writes = writes;
  }

  @Override
  public CaseDecision decide(AcceptedMessage accepted, HubMessage message, OutputPlan plan) {
    if (message instanceof CitizenMessage citizenMessage) {
      return messages.decide(accepted, citizenMessage, plan);
    }
    if (message instanceof DeadlineEvent event) {
      return timed.decide(accepted, event, plan);
    }
    return updates.decide(accepted, (StatusUpdate) message, plan);
  }

  @Override
  public CaseDecision answer(AcceptedMessage accepted, PlannedOutput answer) {
    return answers.decide(accepted, answer);
  }

  @Override
  public void registerReference(Envelope envelope) {
    writes.registerReference(envelope);
  }
}
