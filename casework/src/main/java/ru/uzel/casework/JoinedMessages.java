package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** The messages that belong to a case which another channel opened. */
final class JoinedMessages {

  /** One of them, as it was accepted, with the case it joined. */
  record Joined(AcceptedMessage accepted, CitizenMessage message, CaseId caseId) {}

  private static final String JOINED =
      """
      SELECT f.case_id, f.party, f.external_id, f.version, f.wire_hash, f.received_at, f.message
      FROM casework.case_origin j
      JOIN casework.case_fact f ON f.message_id = j.message_id AND f.case_id = j.case_id
      WHERE j.message_id = ? AND j.party = ?
      """;

  private final CaseworkDatabase database;
  private final MessageCodec codec;

  JoinedMessages(CaseworkDatabase database, MessageCodec codec) {
    this.database = database;
    this.codec = codec;
  }

  Optional<Joined> find(PartyName channel, MessageId id) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(JOINED)) {
            Parameters parameters = new Parameters(statement);
            parameters.id(id.value());
            parameters.text(channel.value());
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(joined(rows, id)) : Optional.<Joined>empty();
            }
          }
        });
  }

  private Joined joined(ResultSet row, MessageId id) throws SQLException {
    byte[] json = row.getBytes(7);
    CitizenMessage message = (CitizenMessage) codec.decode(MessageKind.CITIZEN_MESSAGE, json);
    ExternalId number = new ExternalId(row.getString(3));
    return new Joined(
        new AcceptedMessage(
            id,
            new PartyName(row.getString(2)),
            number,
            row.getString(4),
            MessageKind.CITIZEN_MESSAGE,
            number.value(),
            // The bytes it came in are the journal's; what they said is here.
            WireBytes.of("application/json", json),
            row.getString(5),
            Map.of(),
            CaseReads.instant(row, 6),
            null,
            null),
        message,
        new CaseId(row.getObject(1, UUID.class)));
  }
}
