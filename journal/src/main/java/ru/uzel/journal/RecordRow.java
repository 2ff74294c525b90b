package ru.uzel.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** A row of the table as the record it was. */
final class RecordRow {

  static final String COLUMNS =
      "sequence, event_id, at, type, outcome, party, case_id, message_id, causation_id,"
          + " external_id, failure, detail, payload_hash, trace_id, config_revision, leaf_hash";

  private RecordRow() {}

  static StoredRecord read(ResultSet row) throws SQLException {
    return new StoredRecord(
        row.getLong(1),
        new JournalRecord(
            row.getObject(2, UUID.class),
            row.getObject(3, OffsetDateTime.class).toInstant(),
            JournalType.valueOf(row.getString(4)),
            JournalOutcome.valueOf(row.getString(5)),
            optional(row.getString(6), PartyName::new),
            optional(row.getObject(7, UUID.class), CaseId::new),
            optional(row.getObject(8, UUID.class), MessageId::new),
            optional(row.getObject(9, UUID.class), MessageId::new),
            optional(row.getString(10), ExternalId::new),
            row.getString(11),
            row.getString(12),
            optional(row.getBytes(13), HexFormat.of()::formatHex),
            row.getString(14),
            row.getString(15)),
        HexFormat.of().formatHex(row.getBytes(16)));
  }

  private static <S, T> @Nullable T optional(@Nullable S value, Function<S, T> type) {
    return value == null ? null : type.apply(value);
  }
}
