package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** Receipts, from the tables of the definitive duplicate check. */
final class PostgresReceiptBook implements ReceiptBook {

  /** Results of votings have keys of their own. */
  private static final String FIRST =
      """
      (SELECT message_id, received_at, wire_hash FROM casework.inbox
       WHERE party = ? AND external_id = ? AND version = ? ORDER BY occurrence LIMIT 1)
      UNION ALL
      (SELECT message_id, received_at, wire_hash FROM casework.voting_result
       WHERE party = ? AND external_id = ? AND version = ?)
      LIMIT 1
      """;

  private static final String LATEST =
      """
      SELECT message_id, received_at, wire_hash FROM casework.inbox
      WHERE party = ? AND external_id = ? ORDER BY received_at DESC, message_id DESC LIMIT 1
      """;

  private final CaseworkDatabase database;

  PostgresReceiptBook(CaseworkDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Receipt> first(PartyName party, ExternalId externalId, String version) {
    return find(
        FIRST,
        party.value(),
        externalId.value(),
        version,
        party.value(),
        externalId.value(),
        version);
  }

  @Override
  public Optional<Receipt> latest(PartyName party, ExternalId externalId) {
    return find(LATEST, party.value(), externalId.value());
  }

  private Optional<Receipt> find(String query, String... key) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            Parameters parameters = new Parameters(statement);
            for (String part : key) {
              parameters.text(part);
            }
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(receipt(rows)) : Optional.<Receipt>empty();
            }
          }
        });
  }

  /** Whoever takes a receipt out of the book gives it out again: hence «repeated». */
  private static Receipt receipt(ResultSet row) throws SQLException {
    return new Receipt(
        new MessageId(row.getObject(1, UUID.class)),
        CaseReads.instant(row, 2),
        row.getString(3),
        true);
  }
}
