package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.SatisfactionScore;

/** Puts decisions down, each by one statement: all of it or nothing. */
final class CaseWrites {

  private static final String OPEN =
      """
      WITH guard AS (
        INSERT INTO casework.problem_guard AS g (problem, revision)
        SELECT s.problem, 1 FROM (SELECT ?::text AS problem) s WHERE s.problem IS NOT NULL
        ON CONFLICT (problem) DO UPDATE SET revision = g.revision + 1 WHERE g.revision = ?
        RETURNING problem),
      decided AS (
        INSERT INTO casework.hub_case
          (case_id, revision, origin_party, origin_external_id, occurrence, origin_message_id,
           category_code, status, priority, received_at, opened_at, updated_at, return_address,
           problem, registered_at, latitude, longitude, address, bodies, chain, hops)
        SELECT ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
        WHERE (? OR EXISTS (SELECT FROM guard))
          AND (? OR NOT EXISTS (SELECT FROM casework.case_origin j
                                WHERE j.party = ? AND j.external_id = ?))
        ON CONFLICT (origin_party, origin_external_id, occurrence) DO NOTHING
        RETURNING case_id, revision, status, priority, updated_at)
      """
          + FactStatement.REST;

  private static final String ADVANCE = FactStatement.ON_ITS_WAY + FactStatement.REST;

  private static final String JOIN =
      FactStatement.ON_ITS_WAY
          + """
            , joined AS (
              INSERT INTO casework.case_origin
                (case_id, party, external_id, message_id, category_code, received_at)
              SELECT case_id, ?, ?, ?, ?, ? FROM decided)
            """
          + FactStatement.REST;

  private static final String RATE =
      FactStatement.ON_ITS_WAY
          + """
            , rated AS (
              INSERT INTO casework.case_score AS s (case_id, round, score, rated_at, message_id)
              SELECT case_id, ?, g.score, ?, ? FROM decided, (SELECT ?::smallint AS score) g
              WHERE g.score IS NOT NULL
              ON CONFLICT (case_id, round) DO UPDATE
                SET score = excluded.score, rated_at = excluded.rated_at,
                    message_id = excluded.message_id
                WHERE s.rated_at <= excluded.rated_at)
            """
          + FactStatement.REST;

  private static final String ALIAS =
      """
      INSERT INTO casework.message_alias (message_id, first_id, recognised_at)
      SELECT ?, coalesce((SELECT first_id FROM casework.message_alias WHERE message_id = ?), ?), ?
      ON CONFLICT DO NOTHING
      """;

  private static final String REFERENCE =
      """
      WITH reissued AS (
        INSERT INTO casework.reissued_reference AS r (target, reference, output_id, case_id)
        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING *)
      INSERT INTO casework.output_reference (target, reference, output_id, case_id)
      SELECT target, reference, output_id, case_id FROM reissued ON CONFLICT DO NOTHING
      """;

  private final CaseworkDatabase database;
  private final FactStatement facts;
  private final Clock clock;

  CaseWrites(CaseworkDatabase database, MessageCodec codec, Clock clock) {
    this.database = database;
    this.facts = new FactStatement(codec, clock);
    this.clock = clock;
  }

  /**
   * False when a case of that origin is there already, or when another was opened about the same
   * problem since the guard was read.
   *
   * @param place of the message; null where it stands alone
   * @param guard of {@link Nearby}; null where no other case can be meant
   */
  boolean open(
      CaseSnapshot hubCase,
      CitizenMessage message,
      Fact fact,
      @Nullable Neighbourhood place,
      @Nullable Long guard) {
    return database.won(connection -> open(connection, hubCase, message, fact, place, guard));
  }

  /** The same, as part of more. */
  boolean open(
      Connection connection,
      CaseSnapshot hubCase,
      CitizenMessage message,
      Fact fact,
      @Nullable Neighbourhood place,
      @Nullable Long guard)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      OffsetDateTime now = time(clock.instant());
      Parameters parameters = new Parameters(statement);
      parameters.text(guard == null || place == null ? null : place.problem());
      parameters.number(guard);
      parameters.id(hubCase.caseId().value());
      parameters.text(hubCase.origin().value());
      parameters.text(hubCase.originExternalId().value());
      parameters.number(fact.occurrence());
      parameters.id(hubCase.originMessage().value());
      parameters.text(message.category().code());
      parameters.text(hubCase.status().name());
      parameters.text(hubCase.priority().name());
      parameters.time(time(fact.accepted().receivedAt()));
      parameters.time(now);
      parameters.time(now);
      parameters.text(hubCase.returnAddress());
      parameters.place(place, message.registeredAt());
      Custody custody = hubCase.custody();
      parameters.parties(custody.bodies());
      parameters.parties(custody.chain());
      parameters.number(custody.hops());
      parameters.flag(guard == null);
      // Another version of a message that joined a case is no message of its own.
      parameters.flag(fact.occurrence() > 0);
      parameters.text(hubCase.origin().value());
      parameters.text(hubCase.originExternalId().value());
      facts.rest(parameters, fact);
      return parameters.anyRow();
    }
  }

  /** False when something else was decided about the case since the snapshot. */
  boolean advance(CaseSnapshot hubCase, Fact fact) {
    return database.won(connection -> advance(connection, hubCase, fact));
  }

  /** The same, as part of more. */
  boolean advance(Connection connection, CaseSnapshot hubCase, Fact fact) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      Parameters parameters = new Parameters(statement);
      facts.onItsWay(parameters, hubCase, fact);
      facts.rest(parameters, fact);
      return parameters.anyRow();
    }
  }

  /** As {@link #advance}, and the message becomes a further origin of the case. */
  boolean join(CaseSnapshot hubCase, CitizenMessage message, Fact fact) {
    AcceptedMessage accepted = fact.accepted();
    return database.won(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(JOIN)) {
            Parameters parameters = new Parameters(statement);
            facts.onItsWay(parameters, hubCase, fact);
            parameters.text(accepted.party().value());
            parameters.text(accepted.externalId().value());
            parameters.id(accepted.id().value());
            parameters.text(message.category().code());
            parameters.time(time(accepted.receivedAt()));
            facts.rest(parameters, fact);
            return parameters.anyRow();
          }
        });
  }

  /** As {@link #advance}, and the answer has that rating, if it has one. */
  boolean rate(CaseSnapshot hubCase, SatisfactionScore score, Fact fact) {
    return database.won(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RATE)) {
            Parameters parameters = new Parameters(statement);
            facts.onItsWay(parameters, hubCase, fact);
            parameters.number(hubCase.repeats());
            parameters.time(time(score.ratedAt()));
            parameters.id(fact.accepted().id().value());
            parameters.number(score.score() == null ? null : score.score().longValue());
            facts.rest(parameters, fact);
            return parameters.anyRow();
          }
        });
  }

  void alias(MessageId id, MessageId first) {
    database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ALIAS)) {
            statement.setObject(1, id.value());
            statement.setObject(2, first.value());
            statement.setObject(3, first.value());
            statement.setObject(4, time(clock.instant()));
            return statement.executeUpdate();
          }
        });
  }

  void registerReference(Envelope envelope) {
    database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(REFERENCE)) {
            statement.setString(1, envelope.target().value());
            statement.setString(2, envelope.reference());
            statement.setObject(3, envelope.id().value());
            statement.setObject(4, envelope.caseId().value());
            return statement.executeUpdate();
          }
        });
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
