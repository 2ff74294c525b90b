package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.region.Joining;

/** Finds the open case of another channel that a message tells of. */
final class CasesNearby {

  /** One degree of latitude is at least this long, in metres. */
  private static final double DEGREE = 110_000;

  /** One row at least, with the guard, so that both are of one moment. */
  private static final String NEARBY =
      """
      SELECT coalesce((SELECT revision FROM casework.problem_guard WHERE problem = ?), 0),
             c.case_id, c.registered_at, c.latitude, c.longitude, c.address
      FROM (SELECT) one
      LEFT JOIN casework.hub_case c
        ON c.problem = ? AND c.registered_at BETWEEN ? AND ?
        AND (c.latitude IS NULL OR c.latitude BETWEEN ? AND ?)
        AND c.status <> ALL (?) AND c.origin_party <> ?
        AND NOT EXISTS (SELECT FROM casework.case_origin j
                        WHERE j.case_id = c.case_id AND j.party = ?)
      """;

  private static final Object[] FINAL =
      Arrays.stream(CanonicalStatus.values())
          .filter(CanonicalStatus::isFinal)
          .map(Enum::name)
          .toArray();

  private final CaseworkDatabase database;
  private final Joining rule;

  CasesNearby(CaseworkDatabase database, Joining rule) {
    this.database = database;
    this.rule = rule;
  }

  Nearby around(Neighbourhood place, PartyName channel) {
    return database.run(connection -> around(connection, place, channel));
  }

  private Nearby around(Connection connection, Neighbourhood place, PartyName channel)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEARBY)) {
      double reach = rule.radiusMetres() / DEGREE;
      Parameters parameters = new Parameters(statement);
      parameters.text(place.problem());
      parameters.text(place.problem());
      parameters.time(CaseWrites.time(place.registeredAt().minus(rule.window())));
      parameters.time(CaseWrites.time(place.registeredAt().plus(rule.window())));
      parameters.real(place.latitude() == null ? -90 : place.latitude() - reach);
      parameters.real(place.latitude() == null ? 90 : place.latitude() + reach);
      parameters.array("text", FINAL);
      parameters.text(channel.value());
      parameters.text(channel.value());
      try (ResultSet rows = statement.executeQuery()) {
        long guard = 0;
        UUID same = null;
        double nearest = Double.POSITIVE_INFINITY;
        while (rows.next()) {
          guard = rows.getLong(1);
          UUID caseId = rows.getObject(2, UUID.class);
          if (caseId != null) {
            Neighbourhood other = place(rows, place.problem());
            if (place.isNear(other, rule) && place.distance(other) < nearest) {
              same = caseId;
              nearest = place.distance(other);
            }
          }
        }
        return new Nearby(guard, same == null ? null : new CaseId(same));
      }
    }
  }

  private static Neighbourhood place(ResultSet row, String problem) throws SQLException {
    return new Neighbourhood(
        problem, CaseReads.instant(row, 3), real(row, 4), real(row, 5), row.getString(6));
  }

  private static @Nullable Double real(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
