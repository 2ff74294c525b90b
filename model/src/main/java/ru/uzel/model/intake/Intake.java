package ru.uzel.model.intake;

import java.util.Optional;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

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

  /**
   * Whether that key was accepted before, as far as can be told at once: for protocols in which
   * taking a message in is dear and its repetition need not be. Repetitions found are recorded.
   *
   * @param wire what came, of which only the hash is recorded
   * @throws ru.uzel.model.failure.RetryableFailure when it cannot be recorded now
   */
  Optional<Receipt> repeated(
      PartyName party, ExternalId externalId, String version, WireBytes wire);

  /** Records a refusal; it never throws, since the partner must get its error whatever happens. */
  void refuse(Refusal refusal);

  /**
   * A message accepted by this node whose flow has not finished yet: it is not in a case so far.
   */
  Optional<AcceptedMessage> pending(PartyName party, MessageId id);
}
