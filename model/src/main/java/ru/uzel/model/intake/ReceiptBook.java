package ru.uzel.model.intake;

import java.util.Optional;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;

/** Receipts of messages whose flow has finished, without limit of time. */
public interface ReceiptBook {

  /**
   * The first receipt for that key.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  Optional<Receipt> first(PartyName party, ExternalId externalId, String version);

  /**
   * The latest receipt for that external id, whatever the version.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  Optional<Receipt> latest(PartyName party, ExternalId externalId);
}
