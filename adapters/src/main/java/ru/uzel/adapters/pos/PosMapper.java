package ru.uzel.adapters.pos;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TimeOrderedIds;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/**
 * A row of the export to a message, rows of votings to a result, a status update to a one-row
 * status file.
 */
final class PosMapper implements WireMapping {

  static final String ADAPTER = "pos";

  /** Facts of an accepted row. */
  static final String FACT_FILE = "file";

  static final String FACT_FILE_SHA256 = "fileSha256";
  static final String FACT_ROW = "row";
  static final String FACT_FORMULAS = "formulas";

  /** Which {@link PosScore} of the row is meant, where one is. */
  static final String FACT_SCORE = "score";

  static final String REPLY = "Ответ";
  static final String SEQUENCE = "Номер обновления";

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /** A file of the same name and content is one delivery, however often it is written. */
  @Override
  public Resend resend(Party party) {
    return Resend.IDEMPOTENT;
  }

  @Override
  public HubMessage toCanonical(Party party, AcceptedMessage accepted) {
    try {
      if (accepted.kind() == MessageKind.VOTING_RESULT) {
        return PosVoting.read(accepted.wire().bytes());
      }
      int number = Integer.parseInt(accepted.facts().getOrDefault(FACT_ROW, "0"));
      PosRow row = PosRow.of(number, accepted.wire().bytes());
      return accepted.kind() == MessageKind.SATISFACTION_SCORE
          ? PosScore.valueOf(accepted.facts().getOrDefault(FACT_SCORE, PosScore.RATING.name()))
              .of(row, accepted.receivedAt())
          : PosMessage.of(row, PosProperties.of(party));
    } catch (PosProblem problem) {
      throw PosFailures.rejected(problem);
    }
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    ExternalId number = outbound.envelope().subject();
    if (!(outbound.message() instanceof StatusUpdate update)) {
      throw PosFailures.notCarried(
          FailureCode.INVALID_FIELD, "ПОС takes status updates only", null);
    }
    if (number == null) {
      throw PosFailures.notCarried(
          FailureCode.MISSING_FIELD,
          "the case did not come from ПОС: it has no number there",
          PosColumn.NUMBER.header());
    }
    PosStatusWords words =
        PosStatusWords.of(update.status())
            .orElseThrow(() -> PosFailures.noWordFor(update.status()));
    Reply reply = update.reply();
    Map<String, String> row = new LinkedHashMap<>();
    put(row, PosColumn.NUMBER.header(), number.value());
    put(row, PosColumn.STAGE.header(), words.stage());
    put(row, PosColumn.STATUS.header(), words.status());
    put(row, PosColumn.RESOLUTION.header(), words.resolution());
    put(row, PosColumn.PLANNED.header(), planned(update));
    put(row, PosColumn.COMPLETED.header(), completed(party, update));
    put(row, REPLY, reply == null ? null : reply.text());
    put(row, PosColumn.HELD_BY.header(), update.organisation());
    put(row, SEQUENCE, String.valueOf(outbound.envelope().sequence()));
    return PosStatusFile.write(row);
  }

  @Override
  public String newReference() {
    return TimeOrderedIds.version7().toString();
  }

  private static @Nullable String planned(StatusUpdate update) {
    return update.plannedAt() == null ? null : PosDates.write(update.plannedAt().atStartOfDay());
  }

  private static @Nullable String completed(Party party, StatusUpdate update) {
    return update.status().isFinal()
        ? PosDates.write(
            update.at().atZone(PosProperties.of(party).zone()).toLocalDate().atStartOfDay())
        : null;
  }

  private static void put(Map<String, String> row, String header, @Nullable String value) {
    row.put(header, value == null || value.isBlank() ? "-" : value);
  }
}
