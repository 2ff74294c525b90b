package ru.uzel.model.intake;

import java.util.Optional;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** The door: what comes through it is never lost. */
public interface Intake {

  /**
   * Puts the message into the broker, durably, with its journal records, and only then returns. A
   * repetition returns the first receipt.
   *
   * @throws ru.uzel.model.failure.RetryableFailure when the hub cannot take it now; nothing was
   *     accepted
   */
  Receipt accept(InboundMessage message);

  /** Records a refusal; it never throws, since the partner must get its error whatever happens. */
  void refuse(Refusal refusal);

  /**
   * A message accepted by this node whose flow has not finished yet: it is not in a case so far.
   */
  Optional<AcceptedMessage> pending(PartyName party, MessageId id);
}
