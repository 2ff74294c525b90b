package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CitizenMessage;

/** Takes a message out of a case and opens one of its own for it: all of it or nothing. */
final class SeparationWrites {

  private static final String LEAVE = "DELETE FROM casework.case_origin WHERE message_id = ?";

  /**
   * Opening the message's own case enters its key anew. By the key, since no index knows the id.
   */
  static final String KEY =
      """
      DELETE FROM casework.inbox
      WHERE party = ? AND external_id = ? AND version = ? AND message_id = ?
      """;

  /** Its revisions go with it. */
  private static final String REVISIONS =
      "UPDATE casework.inbox SET case_id = ? WHERE party = ? AND external_id = ? AND case_id = ?";

  private final CaseworkDatabase database;
  private final CaseWrites writes;

  SeparationWrites(CaseworkDatabase database, CaseWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  /**
   * False when something else was decided about the case since the snapshot.
   *
   * @param separation of the case that the message leaves
   * @param opening of the one it gets
   */
  boolean separate(
      CaseSnapshot hubCase,
      Fact separation,
      CaseSnapshot own,
      CitizenMessage message,
      Fact opening) {
    @Nullable Neighbourhood place = Neighbourhood.of(message);
    return database.wonTogether(
        connection -> {
          UUID id = own.originMessage().value();
          boolean moved =
              writes.advance(connection, hubCase, separation)
                  && change(connection, LEAVE, id) == 1
                  && change(
                          connection,
                          KEY,
                          own.origin().value(),
                          own.originExternalId().value(),
                          opening.accepted().version(),
                          id)
                      == 1;
          if (moved) {
            change(
                connection,
                REVISIONS,
                own.caseId().value(),
                own.origin().value(),
                own.originExternalId().value(),
                hubCase.caseId().value());
          }
          return moved && writes.open(connection, own, message, opening, place, null);
        });
  }

  private static int change(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
