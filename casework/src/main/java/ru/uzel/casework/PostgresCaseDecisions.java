package ru.uzel.casework;

import java.util.Optional;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.VotingResult;

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
  private final TransferDecisions transfers;
  private final ScoreDecisions scores;
  private final SeparationDecisions separations;
  private final VotingDecisions votings;
  private final DirectAnswers answers;
  private final CaseWrites writes;

  PostgresCaseDecisions(
      MessageDecisions messages,
      UpdateDecisions updates,
      TimedDecisions timed,
      TransferDecisions transfers,
      ScoreDecisions scores,
      SeparationDecisions separations,
      VotingDecisions votings,
      DirectAnswers answers,
      CaseWrites writes) {
    this.messages = messages;
    this.updates = updates;
    this.timed = timed;
    this.transfers = transfers;
    this.scores = scores;
    this.separations = separations;
    this.votings = votings;
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
    if (message instanceof Transfer transfer) {
      return transfers.decide(accepted, transfer, plan);
    }
    if (message instanceof SatisfactionScore score) {
      return scores.decide(accepted, score, plan);
    }
    if (message instanceof Separation act) {
      return separations.decide(accepted, act, plan);
    }
    if (message instanceof VotingResult result) {
      return votings.decide(accepted, result, plan);
    }
    return updates.decide(accepted, (StatusUpdate) message, plan);
  }

  @Override
  public CaseDecision answer(AcceptedMessage accepted, PlannedOutput answer) {
    return answers.decide(accepted, answer);
  }

  @Override
  public Optional<CitizenMessage> joined(PartyName channel, MessageId id) {
    return separations.joined(channel, id);
  }

  @Override
  public void registerReference(Envelope envelope) {
    writes.registerReference(envelope);
  }
}
