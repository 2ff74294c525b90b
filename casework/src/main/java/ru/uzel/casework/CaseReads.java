package ru.uzel.casework;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

/** What the decisions need to know. */
final class CaseReads {

  private static final String INBOX =
      """
      SELECT message_id, case_id, version, occurrence, received_at
      FROM casework.inbox WHERE party = ? AND external_id = ? ORDER BY received_at
      """;

  private static final String COLUMNS =
      """
      SELECT c.case_id, c.revision, c.status, c.priority,
             c.origin_party, c.origin_external_id, c.origin_message_id, k.targets, k.counts,
             c.return_address, c.answered, c.extended, j.parties, j.external_ids, j.messages,
             c.bodies, c.chain, c.hops, c.outside, c.repeats
      """;

  private static final String OUTPUT_COUNTS =
      """
      CROSS JOIN LATERAL (
        SELECT array_agg(t.target) AS targets, array_agg(t.n) AS counts
        FROM (SELECT target, max(sequence) AS n FROM casework.case_output o
              WHERE o.case_id = c.case_id GROUP BY target) t) k
      CROSS JOIN LATERAL (
        SELECT array_agg(party ORDER BY message_id) AS parties,
               array_agg(external_id ORDER BY message_id) AS external_ids,
               array_agg(message_id ORDER BY message_id) AS messages
        FROM casework.case_origin o WHERE o.case_id = c.case_id) j
      """;

  private static final String CASE =
      COLUMNS + "FROM casework.hub_case c\n" + OUTPUT_COUNTS + "WHERE c.case_id = ?";

  /**
   * Whether that body got the case anew, by a reopening, since it got it under that reference: the
   * numbers of outputs only grow. One that reopened it by itself was given no other reference.
   */
  private static final String ASSIGNED_ANEW =
      """
      (c.repeats > 0 AND EXISTS (
        SELECT FROM casework.case_output n
        JOIN casework.case_fact f ON f.message_id = n.causation AND f.case_id = n.case_id
        JOIN casework.case_output o ON o.case_id = n.case_id AND o.target = n.target
        WHERE n.case_id = r.case_id AND n.target = r.target AND n.kind = 'CitizenMessage'
          AND f.decision = 'REOPENED' AND o.output_id = r.output_id AND o.sequence < n.sequence))
      """;

  /** One statement, so that the case, its outputs and its inbox are of one moment. */
  private static final String REFERRED =
      COLUMNS
          + """
          , r.last_sequence, i.message_id, i.case_id AS inbox_case_id, i.received_at,
          """
          + ASSIGNED_ANEW
          + """
          FROM casework.output_reference r
          JOIN casework.hub_case c ON c.case_id = r.case_id
          """
          + OUTPUT_COUNTS
          + """
          LEFT JOIN casework.inbox i
            ON i.party = ? AND i.external_id = ? AND i.version = ? AND i.occurrence = 0
          WHERE r.target = ? AND r.reference = ?
          """;

  private final CaseworkDatabase database;
  private final StoredDecisions decisions;

  CaseReads(CaseworkDatabase database, MessageCodec codec) {
    this.database = database;
    this.decisions = new StoredDecisions(codec);
  }

  /** All messages accepted under that external id, the first received first. */
  List<InboxRow> inbox(PartyName party, ExternalId externalId) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(INBOX)) {
            statement.setString(1, party.value());
            statement.setString(2, externalId.value());
            try (ResultSet rows = statement.executeQuery()) {
              List<InboxRow> found = new ArrayList<>();
              while (rows.next()) {
                found.add(
                    new InboxRow(
                        new MessageId(rows.getObject(1, UUID.class)),
                        new CaseId(rows.getObject(2, UUID.class)),
                        rows.getString(3),
                        rows.getInt(4),
                        instant(rows, 5)));
              }
              return found;
            }
          }
        });
  }

  /** Empty where the id is that of an answer without a case. */
  Optional<CaseSnapshot> snapshot(CaseId caseId) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CASE)) {
            statement.setObject(1, caseId.value());
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(snapshot(rows)) : Optional.<CaseSnapshot>empty();
            }
          }
        });
  }

  Optional<ReferredCase> referred(AcceptedMessage accepted, String reference) {
    return database.run(connection -> referred(connection, accepted, reference));
  }

  /** The decision stored for that message. */
  CaseDecision decision(MessageId id) {
    return database.run(connection -> decisions.of(connection, id));
  }

  private static Optional<ReferredCase> referred(
      Connection connection, AcceptedMessage accepted, String reference) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REFERRED)) {
      statement.setString(1, accepted.party().value());
      statement.setString(2, accepted.externalId().value());
      statement.setString(3, accepted.version());
      statement.setString(4, accepted.party().value());
      statement.setString(5, reference);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        long last = rows.getLong(21);
        Long lastSequence = rows.wasNull() ? null : last;
        UUID earlier = rows.getObject(22, UUID.class);
        Optional<InboxRow> row =
            earlier == null
                ? Optional.empty()
                : Optional.of(
                    new InboxRow(
                        new MessageId(earlier),
                        new CaseId(rows.getObject(23, UUID.class)),
                        accepted.version(),
                        0,
                        instant(rows, 24)));
        return Optional.of(
            new ReferredCase(snapshot(rows), lastSequence, rows.getBoolean(25), row));
      }
    }
  }

  private static CaseSnapshot snapshot(ResultSet row) throws SQLException {
    return new CaseSnapshot(
        new CaseId(row.getObject(1, UUID.class)),
        row.getLong(2),
        CanonicalStatus.valueOf(row.getString(3)),
        Priority.valueOf(row.getString(4)),
        new PartyName(row.getString(5)),
        new ExternalId(row.getString(6)),
        new MessageId(row.getObject(7, UUID.class)),
        row.getString(10),
        row.getBoolean(11),
        row.getBoolean(12),
        row.getInt(20),
        new Custody(
            parties(row.getArray(16)),
            parties(row.getArray(17)),
            row.getInt(18),
            row.getBoolean(19)),
        joined(row.getArray(13), row.getArray(14), row.getArray(15)),
        counts(row.getArray(8), row.getArray(9)));
  }

  private static List<PartyName> parties(Array names) throws SQLException {
    return Arrays.stream((String[]) names.getArray()).map(PartyName::new).toList();
  }

  private static List<CaseOrigin> joined(Array parties, Array externalIds, Array messages)
      throws SQLException {
    if (parties == null) {
      return List.of();
    }
    String[] names = (String[]) parties.getArray();
    String[] numbers = (String[]) externalIds.getArray();
    UUID[] ids = (UUID[]) messages.getArray();
    List<CaseOrigin> joined = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      joined.add(
          new CaseOrigin(
              new PartyName(names[i]), new ExternalId(numbers[i]), new MessageId(ids[i])));
    }
    return joined;
  }

  private static Map<String, Long> counts(Array targets, Array counts) throws SQLException {
    if (targets == null) {
      return Map.of();
    }
    String[] names = (String[]) targets.getArray();
    Long[] numbers = (Long[]) counts.getArray();
    Map<String, Long> result = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      result.put(names[i], numbers[i]);
    }
    return result;
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
