package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import ru.uzel.model.casework.AssignedCase;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

/** Cases by the references under which they were sent; another body's reference finds nothing. */
final class PostgresAssignedCases implements AssignedCases {

  private static final String FIND =
      """
      SELECT c.case_id, c.status, c.opened_at, c.updated_at, r.last_sequence, c.extended,
             r.target = ANY (c.bodies)
      FROM casework.output_reference r
      JOIN casework.hub_case c ON c.case_id = r.case_id
      WHERE r.target = ? AND r.reference = ?
      """;

  private final CaseworkDatabase database;

  PostgresAssignedCases(CaseworkDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<AssignedCase> find(PartyName body, String reference) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, body.value());
            statement.setString(2, reference);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(found(rows)) : Optional.<AssignedCase>empty();
            }
          }
        });
  }

  private static AssignedCase found(ResultSet row) throws SQLException {
    return new AssignedCase(
        new CaseId(row.getObject(1, UUID.class)),
        CanonicalStatus.valueOf(row.getString(2)),
        CaseReads.instant(row, 3),
        CaseReads.instant(row, 4),
        row.getObject(5, Long.class),
        row.getBoolean(6),
        row.getBoolean(7));
  }
}
