package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import ru.uzel.model.casework.VotingResults;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.VotingResult;

/** Reads what {@link VotingTable} keeps. */
final class PostgresVotingResults implements VotingResults {

  private static final String ONE =
      """
      SELECT r.message,
             count(*) FILTER (
               WHERE (a.received_at, a.ordinal) <= (r.received_at, r.ordinal))::integer,
             count(*)::integer
      FROM casework.voting_result r
      JOIN casework.voting_result a ON a.party = r.party AND a.external_id = r.external_id
      WHERE r.message_id = ? GROUP BY r.message_id
      """;

  private final CaseworkDatabase database;
  private final MessageCodec codec;

  PostgresVotingResults(CaseworkDatabase database, MessageCodec codec) {
    this.database = database;
    this.codec = codec;
  }

  @Override
  public Optional<Kept> of(MessageId id) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setObject(1, id.value());
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next()
                  ? Optional.of(
                      new Kept(
                          (VotingResult) codec.decode(MessageKind.VOTING_RESULT, rows.getBytes(1)),
                          rows.getInt(2),
                          rows.getInt(3)))
                  : Optional.<Kept>empty();
            }
          }
        });
  }
}
