package ru.uzel.model.operation;

import java.util.List;
import ru.uzel.model.casework.RebuiltTable;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** The administrator's hand on cases. Every act is journaled with who and why. */
public interface CaseControl {

  /**
   * Takes a joining back: the message gets a case of its own, and statuses of its own. On return
   * the act is durable; it is carried out in its turn.
   *
   * @throws ru.uzel.model.failure.RejectedFailure with code NOT_FOUND when the message of that
   *     channel did not join another's case
   */
  void separate(PartyName channel, MessageId id, String operator, String reason);

  /**
   * Makes the case tables again out of the facts; flows wait meanwhile.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while broker or database are away
   */
  List<RebuiltTable> rebuild(String operator, String reason);
}
