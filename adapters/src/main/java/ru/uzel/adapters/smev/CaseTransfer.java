package ru.uzel.adapters.smev;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CoveringLetter;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;

/** The element Transfer of a CaseReport, which makes the report one of a transfer. */
final class CaseTransfer {

  static final String NAME = "Transfer";

  private static final int LONGEST_REASON = 2000;
  private static final List<String> FIELDS =
      List.of(
          "From",
          "To",
          "Direction",
          "Reason",
          "LegalBasis",
          "CoveringNumber",
          "CoveringDate",
          "DeadlineAt");

  private CaseTransfer() {}

  /**
   * @param report what the report says besides
   */
  static Transfer read(CaseElement transfer, StatusUpdate report) {
    transfer.order(FIELDS, Set.of());
    TransferDirection direction = transfer.constant("Direction", TransferDirection.values());
    if (report.status() != direction.status()) {
      throw CaseElement.invalid(
          transfer.place("Direction"),
          "goes with the Status '" + StatusWords.word(direction.status()) + "'");
    }
    if (report.reply() != null && report.reply().kind() != ReplyKind.TRANSFER_NOTICE) {
      throw CaseElement.invalid(
          CaseReport.ROOT + "/Reply/Kind", "beside a Transfer is TRANSFER_NOTICE");
    }
    transfer.required("Reason");
    String reason = transfer.tree().words("Reason").orElse("");
    if (reason.length() > LONGEST_REASON) {
      throw CaseElement.invalid(
          transfer.place("Reason"), "has more than " + LONGEST_REASON + " characters");
    }
    return new Transfer(
        report.reference(),
        transfer.child("From").map(CaseOrganisation::read).orElse(null),
        transfer.child("To").map(CaseOrganisation::read).orElseThrow(() -> transfer.missing("To")),
        direction,
        reason,
        transfer.optional("LegalBasis"),
        letter(transfer),
        report.rawStatus(),
        report.at(),
        transfer.optional("DeadlineAt") == null ? null : transfer.time("DeadlineAt"),
        report.sequence(),
        report.reply(),
        null);
  }

  private static @Nullable CoveringLetter letter(CaseElement transfer) {
    String number = transfer.optional("CoveringNumber");
    return number == null ? null : new CoveringLetter(number, transfer.date("CoveringDate"));
  }
}
