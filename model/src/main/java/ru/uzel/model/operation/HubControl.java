package ru.uzel.model.operation;

import java.util.List;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** The administrator's hand on queues and deliveries. Every act is journaled with its reason. */
public interface HubControl {

  List<QueueState> queues();

  List<PartyState> parties();

  /**
   * Has a dead or parked message tried again; the messages held behind it follow it.
   *
   * @throws ru.uzel.model.failure.RejectedFailure with code NOT_FOUND when it lies in neither place
   */
  void retry(PartyName party, MessageId id, String operator, String reason);

  /**
   * Gives a dead or parked message up; the messages held behind it go on. The message stays in the
   * journal.
   *
   * @throws ru.uzel.model.failure.RejectedFailure with code NOT_FOUND when it lies in neither place
   */
  void skip(PartyName party, MessageId id, String operator, String reason);
}
