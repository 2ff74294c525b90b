package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.VotingResult;

/** The versions of voting results, and to whom each was told. */
final class VotingTable {

  /**
   * What is known of one version.
   *
   * @param version the key by which a repetition is recognised
   */
  record Version(
      MessageId message, CaseId series, int ordinal, String version, Instant receivedAt) {}

  private static final String VERSIONS =
      """
      SELECT message_id, series_id, ordinal, version, received_at
      FROM casework.voting_result WHERE party = ? AND external_id = ? ORDER BY ordinal
      """;

  private static final String TOLD =
      """
      SELECT target, max(sequence) FROM casework.voting_output WHERE series_id = ? GROUP BY target
      """;

  private static final String OUTPUTS =
      """
      SELECT output_id, target, reference, sequence, priority, flow, message
      FROM casework.voting_output WHERE causation = ? ORDER BY ordinal
      """;

  private static final String ADD =
      """
      WITH received AS (
        INSERT INTO casework.voting_result
          (message_id, series_id, ordinal, party, external_id, version, wire_hash, received_at,
           decided_at, message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        RETURNING message_id, series_id),
      output AS (
        INSERT INTO casework.voting_output
          (causation, series_id, ordinal, output_id, target, flow, reference, sequence, priority,
           message)
        SELECT r.message_id, r.series_id, o.ordinal, o.output_id, o.target, o.flow, o.reference,
               o.sequence, o.priority, o.message
        FROM received r,
             unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bytea[])
               WITH ORDINALITY
               AS o (output_id, target, flow, reference, sequence, priority, message, ordinal))
      SELECT count(*) FROM received
      """;

  private final CaseworkDatabase database;
  private final MessageCodec codec;
  private final Clock clock;

  VotingTable(CaseworkDatabase database, MessageCodec codec, Clock clock) {
    this.database = database;
    this.codec = codec;
    this.clock = clock;
  }

  List<Version> versions(PartyName party, ExternalId object) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setString(1, party.value());
            statement.setString(2, object.value());
            List<Version> versions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                versions.add(
                    new Version(
                        new MessageId(rows.getObject(1, UUID.class)),
                        new CaseId(rows.getObject(2, UUID.class)),
                        rows.getInt(3),
                        rows.getString(4),
                        CaseReads.instant(rows, 5)));
              }
            }
            return versions;
          }
        });
  }

  /** How many times each was told of that object. */
  Map<PartyName, Long> told(CaseId series) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
            statement.setObject(1, series.value());
            Map<PartyName, Long> told = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                told.put(new PartyName(rows.getString(1)), rows.getLong(2));
              }
            }
            return told;
          }
        });
  }

  /** What was decided to be sent of that message, exactly as it was. */
  List<OutboundMessage> outputs(AcceptedMessage accepted, CaseId series) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(OUTPUTS)) {
            statement.setObject(1, accepted.id().value());
            List<OutboundMessage> outputs = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                Envelope envelope =
                    envelope(
                        accepted,
                        series,
                        new MessageId(rows.getObject(1, UUID.class)),
                        new PartyName(rows.getString(2)),
                        rows.getString(3),
                        rows.getLong(4),
                        Priority.valueOf(rows.getString(5)),
                        rows.getString(6));
                outputs.add(
                    new OutboundMessage(
                        envelope, codec.decode(MessageKind.VOTING_RESULT, rows.getBytes(7))));
              }
            }
            return outputs;
          }
        });
  }

  /** False when that version, or another of that object, was added meanwhile. */
  boolean add(
      AcceptedMessage accepted,
      VotingResult result,
      CaseId series,
      int ordinal,
      List<OutboundMessage> outputs) {
    return database.won(connection -> add(connection, accepted, result, series, ordinal, outputs));
  }

  private boolean add(
      Connection connection,
      AcceptedMessage accepted,
      VotingResult result,
      CaseId series,
      int ordinal,
      List<OutboundMessage> outputs)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      Parameters parameters = new Parameters(statement);
      parameters.id(accepted.id().value());
      parameters.id(series.value());
      parameters.number(ordinal);
      parameters.text(accepted.party().value());
      parameters.text(accepted.externalId().value());
      parameters.text(accepted.version());
      parameters.text(accepted.wireHash());
      parameters.time(CaseWrites.time(accepted.receivedAt()));
      parameters.time(CaseWrites.time(clock.instant()));
      parameters.bytes(codec.encode(result));
      parameters.array(
          "uuid", outputs.stream().map(o -> o.envelope().id().value()).toArray(UUID[]::new));
      parameters.array("text", texts(outputs, envelope -> envelope.target().value()));
      parameters.array("text", texts(outputs, Envelope::flow));
      parameters.array("text", texts(outputs, Envelope::reference));
      parameters.array(
          "bigint", outputs.stream().map(o -> o.envelope().sequence()).toArray(Long[]::new));
      parameters.array("text", texts(outputs, envelope -> envelope.priority().name()));
      parameters.array(
          "bytea", outputs.stream().map(o -> codec.encode(o.message())).toArray(byte[][]::new));
      return parameters.anyRow();
    }
  }

  private static String[] texts(List<OutboundMessage> outputs, Function<Envelope, String> text) {
    return outputs.stream().map(output -> text.apply(output.envelope())).toArray(String[]::new);
  }

  static Envelope envelope(
      AcceptedMessage accepted,
      CaseId series,
      MessageId id,
      PartyName target,
      String reference,
      long sequence,
      Priority priority,
      String flow) {
    return new Envelope(
        id,
        accepted.id(),
        series,
        target,
        accepted.party(),
        MessageKind.VOTING_RESULT,
        reference,
        null,
        null,
        sequence,
        priority,
        flow,
        accepted.traceparent(),
        null);
  }
}
