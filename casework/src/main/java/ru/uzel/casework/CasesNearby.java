package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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

  /**
   * One row at least, with the guard, so that both are of one moment. By coordinates and by address
   * apart, since each has an index of its own; who stands in both is found twice.
   */
  static final String NEARBY =
      """
      SELECT coalesce((SELECT revision FROM casework.problem_guard WHERE problem = ?), 0),
             c.case_id, c.registered_at, c.latitude, c.longitude, c.address
      FROM (SELECT) one
      LEFT JOIN LATERAL (
        SELECT * FROM casework.hub_case
        WHERE problem = ? AND registered_at BETWEEN ? AND ? AND latitude BETWEEN ? AND ?
        UNION ALL
        SELECT * FROM casework.hub_case
        WHERE problem = ? AND registered_at BETWEEN ? AND ? AND md5(address) = md5(?)) c
        ON c.status <> ALL (?) AND c.origin_party <> ?
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
      fill(statement, place, channel);
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

  void fill(PreparedStatement statement, Neighbourhood place, PartyName channel)
      throws SQLException {
    double reach = rule.radiusMetres() / DEGREE;
    OffsetDateTime from = CaseWrites.time(place.registeredAt().minus(rule.window()));
    OffsetDateTime to = CaseWrites.time(place.registeredAt().plus(rule.window()));
    Parameters parameters = new Parameters(statement);
    parameters.text(place.problem());
    parameters.text(place.problem());
    parameters.time(from);
    parameters.time(to);
    // Without coordinates nothing is near by them: no number is between NULL and NULL.
    parameters.real(place.latitude() == null ? null : Double.valueOf(place.latitude() - reach));
    parameters.real(place.latitude() == null ? null : Double.valueOf(place.latitude() + reach));
    parameters.text(place.problem());
    parameters.time(from);
    parameters.time(to);
    parameters.text(place.address());
    parameters.array("text", FINAL);
    parameters.text(channel.value());
    parameters.text(channel.value());
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
