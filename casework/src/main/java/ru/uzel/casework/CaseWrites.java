package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.StatusUpdate;

/** Puts decisions down, each by one statement: all of it or nothing. */
final class CaseWrites {

  /**
   * What follows from a case's row having been written, the same for the first fact and all later.
   */
  private static final String REST =
      """
      , received AS (
        INSERT INTO casework.inbox
          (party, external_id, version, occurrence, message_id, case_id, wire_hash, received_at)
        SELECT ?, ?, ?, ?, ?, case_id, ?, ? FROM decided RETURNING *),
      fact AS (
        INSERT INTO casework.case_fact
          (message_id, case_id, ordinal, kind, party, external_id, version, occurrence, wire_hash,
           received_at, decided_at, decision, status, reason, reference, sequence, message,
           return_address)
        SELECT r.message_id, r.case_id, d.revision, ?, r.party, r.external_id, r.version,
               r.occurrence, r.wire_hash, r.received_at, d.updated_at, ?, d.status, ?, ?, ?, ?, ?
        FROM received r, decided d),
      output AS (
        INSERT INTO casework.case_output
          (causation, case_id, ordinal, priority, traceparent,
           output_id, target, flow, kind, reference, sequence, message)
        SELECT r.message_id, r.case_id, o.ordinal, d.priority, ?,
               o.output_id, o.target, o.flow, o.kind, o.reference, o.sequence, o.message
        FROM received r, decided d,
             unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bytea[])
               WITH ORDINALITY AS o (output_id, target, flow, kind, reference, sequence, message, ordinal)
        RETURNING target, reference, output_id, case_id),
      reference AS (
        INSERT INTO casework.output_reference (target, reference, output_id, case_id)
        SELECT target, reference, output_id, case_id FROM output)
      """
          + DeadlineChanges.WRITTEN
          + "SELECT count(*) FROM decided";

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
           problem, registered_at, latitude, longitude, address)
        SELECT ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
        WHERE (? OR EXISTS (SELECT FROM guard))
          AND (? OR NOT EXISTS (SELECT FROM casework.case_origin j
                                WHERE j.party = ? AND j.external_id = ?))
        ON CONFLICT (origin_party, origin_external_id, occurrence) DO NOTHING
        RETURNING case_id, revision, status, priority, updated_at)
      """
          + REST;

  private static final String ON_ITS_WAY =
      """
      WITH decided AS (
        UPDATE casework.hub_case SET revision = revision + 1, status = ?, updated_at = ?,
               answered = answered OR ?, extended = ?
        WHERE case_id = ? AND revision = ?
        RETURNING case_id, revision, status, priority, updated_at),
      spoken AS (
        UPDATE casework.output_reference SET last_sequence = ?
        WHERE target = ? AND reference = ? AND case_id = (SELECT case_id FROM decided))
      """;

  private static final String ADVANCE = ON_ITS_WAY + REST;

  private static final String JOIN =
      ON_ITS_WAY
          + """
            , joined AS (
              INSERT INTO casework.case_origin
                (case_id, party, external_id, message_id, category_code, received_at)
              SELECT case_id, ?, ?, ?, ?, ? FROM decided)
            """
          + REST;

  private static final String ALIAS =
      """
      INSERT INTO casework.message_alias (message_id, first_id, recognised_at)
      SELECT ?, coalesce((SELECT first_id FROM casework.message_alias WHERE message_id = ?), ?), ?
      ON CONFLICT DO NOTHING
      """;

  private static final String REFERENCE =
      """
      INSERT INTO casework.output_reference (target, reference, output_id, case_id)
      VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;

  private final CaseworkDatabase database;
  private final MessageCodec codec;
  private final Clock clock;

  CaseWrites(CaseworkDatabase database, MessageCodec codec, Clock clock) {
    this.database = database;
    this.codec = codec;
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
    return database.won(
        connection -> {
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
            parameters.place(place);
            parameters.flag(guard == null);
            // Another version of a message that joined a case is no message of its own.
            parameters.flag(fact.occurrence() > 0);
            parameters.text(hubCase.origin().value());
            parameters.text(hubCase.originExternalId().value());
            rest(parameters, fact);
            return parameters.anyRow();
          }
        });
  }

  /** False when something else was decided about the case since the snapshot. */
  boolean advance(CaseSnapshot hubCase, Fact fact) {
    return database.won(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            Parameters parameters = new Parameters(statement);
            onItsWay(parameters, hubCase, fact);
            rest(parameters, fact);
            return parameters.anyRow();
          }
        });
  }

  /** As {@link #advance}, and the message becomes a further origin of the case. */
  boolean join(CaseSnapshot hubCase, CitizenMessage message, Fact fact) {
    AcceptedMessage accepted = fact.accepted();
    return database.won(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(JOIN)) {
            Parameters parameters = new Parameters(statement);
            onItsWay(parameters, hubCase, fact);
            parameters.text(accepted.party().value());
            parameters.text(accepted.externalId().value());
            parameters.id(accepted.id().value());
            parameters.text(message.category().code());
            parameters.time(time(accepted.receivedAt()));
            rest(parameters, fact);
            return parameters.anyRow();
          }
        });
  }

  private void onItsWay(Parameters parameters, CaseSnapshot hubCase, Fact fact)
      throws SQLException {
    StatusUpdate applied = fact.kind() == Fact.Kind.APPLIED ? fact.update() : null;
    parameters.text(fact.status().name());
    parameters.time(time(clock.instant()));
    parameters.flag(PlannedOutputs.answer(hubCase, fact.outputs()));
    parameters.flag(
        switch (fact.status()) {
          case EXTENDED -> true;
          // Considered anew, it has a term anew.
          case REOPENED -> false;
          default -> hubCase.extended();
        });
    parameters.id(hubCase.caseId().value());
    parameters.number(hubCase.revision());
    parameters.number(applied == null ? null : applied.sequence());
    parameters.text(applied == null ? null : fact.accepted().party().value());
    parameters.text(applied == null ? null : applied.reference());
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

  private void rest(Parameters parameters, Fact fact) throws SQLException {
    AcceptedMessage accepted = fact.accepted();
    StatusUpdate update = fact.update();
    List<OutboundMessage> outputs = fact.outputs();
    parameters.text(accepted.party().value());
    parameters.text(accepted.externalId().value());
    parameters.text(accepted.version());
    parameters.number(fact.occurrence());
    parameters.id(accepted.id().value());
    parameters.text(accepted.wireHash());
    parameters.time(time(accepted.receivedAt()));
    parameters.text(fact.message().kind().wireName());
    parameters.text(fact.kind().name());
    parameters.text(fact.reason());
    parameters.text(update == null ? null : update.reference());
    parameters.number(update == null ? null : update.sequence());
    parameters.bytes(codec.encode(fact.message()));
    parameters.text(fact.returnAddress());
    parameters.text(accepted.traceparent());
    parameters.array(
        "uuid", outputs.stream().map(o -> o.envelope().id().value()).toArray(UUID[]::new));
    parameters.array("text", texts(outputs, envelope -> envelope.target().value()));
    parameters.array("text", texts(outputs, Envelope::flow));
    parameters.array("text", texts(outputs, envelope -> envelope.kind().wireName()));
    parameters.array("text", texts(outputs, Envelope::reference));
    parameters.array(
        "bigint", outputs.stream().map(o -> o.envelope().sequence()).toArray(Long[]::new));
    parameters.array(
        "bytea", outputs.stream().map(o -> jsonIfOther(o, fact)).toArray(byte[][]::new));
    fact.deadlines().fill(parameters, codec);
  }

  private static String[] texts(List<OutboundMessage> outputs, Function<Envelope, String> text) {
    return outputs.stream().map(output -> text.apply(output.envelope())).toArray(String[]::new);
  }

  private byte @Nullable [] jsonIfOther(OutboundMessage output, Fact fact) {
    return output.message().equals(fact.message()) ? null : codec.encode(output.message());
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
