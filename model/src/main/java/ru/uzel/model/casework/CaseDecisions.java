package ru.uzel.model.casework;

import java.util.Optional;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** The one place where it is decided what a message does to which case. */
public interface CaseDecisions {

  /**
   * Decides once. In one database transaction: the definitive duplicate check (an insert of party,
   * external id and version), the case, the facts, and the outputs that {@code plan} names. The
   * same accepted message coming again gets the same decision with the same outputs; another with
   * the same key gets {@link CaseDecision.Duplicate}; one that tells of the problem of another
   * channel's open case, by the region's rule, gets {@link CaseDecision.Joined}. A transfer moves
   * the case, unless a rule forbids it: then it gets {@link CaseDecision.Refused}. The result of a
   * voting has no case and gets {@link CaseDecision.Published}, each version once. What the message
   * does to the terms of its case is decided and its timers are set in the same transaction.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   * @throws ru.uzel.model.failure.RejectedFailure with code UNKNOWN_CASE when the reference of what
   *     speaks of a case is not known, or when what a continuation goes on with never came
   * @throws ru.uzel.model.failure.UnknownValueFailure passed through from {@code plan}, with code
   *     UNKNOWN_YEAR when a term reaches beyond the calendar, or when a person has to say where the
   *     case may go; nothing is stored then
   */
  CaseDecision decide(AcceptedMessage accepted, HubMessage message, OutputPlan plan);

  /**
   * Decides, once, the answer to a message that opens no case: a test, or a request that cannot be
   * read. The definitive duplicate check is that of {@link #decide}; the same accepted message
   * coming again gets the same answer.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  CaseDecision answer(AcceptedMessage accepted, PlannedOutput answer);

  /**
   * The message of that channel that joined another's case; empty where it did not, or does not
   * belong there any more.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  Optional<CitizenMessage> joined(PartyName channel, MessageId id);

  /** Makes a further reference known by which the partner may speak of an output. */
  void registerReference(ru.uzel.model.delivery.Envelope envelope);
}
