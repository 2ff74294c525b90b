package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /** The nearest of those that the rule lets be the same. */
  Optional<CaseId> same(Nearby nearby, Neighbourhood place) {
    return nearby.candidates().stream()
        .filter(candidate -> place.isNear(candidate.place(), rule))
        .min(Comparator.comparingDouble(candidate -> place.distance(candidate.place())))
        .map(Nearby.Candidate::caseId);
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
        List<Nearby.Candidate> candidates = new ArrayList<>();
        long guard = 0;
        while (rows.next()) {
          guard = rows.getLong(1);
          UUID caseId = rows.getObject(2, UUID.class);
          if (caseId != null) {
            candidates.add(
                new Nearby.Candidate(
                    new CaseId(caseId),
                    new Neighbourhood(
                        place.problem(),
                        CaseReads.instant(rows, 3),
                        real(rows, 4),
                        real(rows, 5),
                        rows.getString(6))));
          }
        }
        return new Nearby(guard, candidates);
      }
    }
  }

  private static @Nullable Double real(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
