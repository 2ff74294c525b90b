package ru.uzel.adapters.appeals;

import java.util.List;
import java.util.Optional;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.party.Party;

/** Finds what a document system asks of: appeals that it registered itself, and their answers. */
final class StandingQuestions {

  private final ReceiptBook receipts;
  private final ChannelStatuses statuses;

  StandingQuestions(ReceiptBook receipts, ChannelStatuses statuses) {
    this.receipts = receipts;
    this.statuses = statuses;
  }

  /**
   * The appeal with that number.
   *
   * @throws RefusedRegistration where the body registered none, or its case is only being opened
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  ChannelRequest appeal(Party party, ExternalId number) {
    return receipts
        .latest(party.name(), number)
        .flatMap(receipt -> statuses.find(party.name(), receipt.id()))
        .orElseThrow(
            () ->
                missing(
                    "number",
                    "of no appeal that this body registered; one that was registered just now is"
                        + " known in a moment"));
  }

  /**
   * The file of the answer to that appeal.
   *
   * @throws RefusedRegistration where the answer has none of that hash
   */
  Attachment file(Party party, ExternalId number, String hash) {
    return Optional.ofNullable(appeal(party, number).published()).stream()
        .flatMap(update -> update.attachments().stream())
        .filter(file -> file.content().hash().equals(hash))
        .findFirst()
        .orElseThrow(() -> missing("hash", "of no file of the answer to that appeal"));
  }

  private static RefusedRegistration missing(String parameter, String detail) {
    return new RefusedRegistration(
        List.of(new Problem(FailureCode.NOT_FOUND, 404, parameter, "is " + detail)));
  }
}
