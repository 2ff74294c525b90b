package ru.uzel.casework;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseOutline;
import ru.uzel.model.casework.CaseOutput;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** Reads cases without ever fetching what people wrote: the database leaves it out. */
final class PostgresCaseReader implements CaseReader {

  private static final int PATIENCE_SECONDS = 10;

  private static final String OUTLINE =
      """
      SELECT case_id, status, priority, category_code, problem, received_at, opened_at, updated_at,
             origin_party, origin_external_id, origin_message_id
      FROM casework.hub_case WHERE case_id = ?
      """;

  private static final String JOINED =
      """
      SELECT party, external_id, message_id, received_at
      FROM casework.case_origin WHERE case_id = ? ORDER BY received_at, message_id
      """;

  private static final String FACTS =
      "SELECT f.case_id, f.ordinal, f.message_id, f.decision, f.kind, f.party, f.external_id,"
          + " f.received_at, f.decided_at, f.status, f.reason, f.reference, f.sequence,"
          + " p.names, p.texts FROM casework.case_fact f "
          + Particulars.JOIN;

  private static final String FACTS_OF_CASE =
      FACTS + "WHERE f.case_id = ? ORDER BY f.ordinal LIMIT ?";

  /** Of a message that was taken out of a case, last the fact that opened its own. */
  private static final String FACTS_OF_MESSAGES =
      FACTS + "WHERE f.message_id = ANY (?::uuid[]) ORDER BY f.message_id, f.decision = 'OPENED'";

  private static final String OUTPUTS =
      """
      SELECT o.output_id, o.causation, o.target, o.flow, o.kind, o.reference, o.sequence, o.priority
      FROM casework.case_output o
      JOIN casework.case_fact f ON f.message_id = o.causation AND f.case_id = o.case_id
      WHERE o.case_id = ? ORDER BY f.ordinal, o.ordinal LIMIT ?
      """;

  private static final String NAMED =
      """
      SELECT case_id FROM casework.inbox WHERE party = ANY (?::text[]) AND external_id = ?
      UNION
      SELECT case_id FROM casework.output_reference
      WHERE target = ANY (?::text[]) AND reference = ?
      ORDER BY case_id DESC LIMIT ?
      """;

  private final CaseworkDatabase database;

  PostgresCaseReader(CaseworkDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<CaseOutline> find(CaseId id) {
    List<CaseOutline.Origin> joined =
        read(
            JOINED,
            statement -> statement.setObject(1, id.value()),
            row -> PostgresCaseReader.origin(row, 1));
    return read(
            OUTLINE, statement -> statement.setObject(1, id.value()), row -> outline(row, joined))
        .stream()
        .findFirst();
  }

  private static CaseOutline outline(ResultSet row, List<CaseOutline.Origin> joined)
      throws SQLException {
    List<CaseOutline.Origin> origins = new ArrayList<>();
    origins.add(
        new CaseOutline.Origin(
            new PartyName(row.getString(9)),
            new ExternalId(row.getString(10)),
            new MessageId(row.getObject(11, UUID.class)),
            CaseReads.instant(row, 6)));
    origins.addAll(joined);
    return new CaseOutline(
        new CaseId(row.getObject(1, UUID.class)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        CaseReads.instant(row, 6),
        CaseReads.instant(row, 7),
        CaseReads.instant(row, 8),
        origins);
  }

  private static CaseOutline.Origin origin(ResultSet row, int first) throws SQLException {
    return new CaseOutline.Origin(
        new PartyName(row.getString(first)),
        new ExternalId(row.getString(first + 1)),
        new MessageId(row.getObject(first + 2, UUID.class)),
        CaseReads.instant(row, first + 3));
  }

  @Override
  public List<CaseFact> facts(CaseId id, int limit) {
    return read(
        FACTS_OF_CASE,
        statement -> {
          Particulars.fill(statement, 1);
          statement.setObject(3, id.value());
          statement.setInt(4, limit);
        },
        PostgresCaseReader::fact);
  }

  @Override
  public Map<MessageId, CaseFact> factsOf(Collection<MessageId> messages) {
    Map<MessageId, CaseFact> facts = new LinkedHashMap<>();
    if (!messages.isEmpty()) {
      read(
              FACTS_OF_MESSAGES,
              statement -> {
                Particulars.fill(statement, 1);
                statement.setArray(
                    3, array(statement, "uuid", messages.stream().map(MessageId::value).toArray()));
              },
              PostgresCaseReader::fact)
          .forEach(fact -> facts.put(fact.messageId(), fact));
    }
    return facts;
  }

  private static CaseFact fact(ResultSet row) throws SQLException {
    long sequence = row.getLong(13);
    Long known = row.wasNull() ? null : sequence;
    return new CaseFact(
        new CaseId(row.getObject(1, UUID.class)),
        row.getLong(2),
        new MessageId(row.getObject(3, UUID.class)),
        row.getString(4),
        row.getString(5),
        new PartyName(row.getString(6)),
        new ExternalId(row.getString(7)),
        CaseReads.instant(row, 8),
        CaseReads.instant(row, 9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        known,
        Particulars.read(row, 14));
  }

  @Override
  public List<CaseOutput> outputs(CaseId id, int limit) {
    return read(
        OUTPUTS,
        statement -> {
          statement.setObject(1, id.value());
          statement.setInt(2, limit);
        },
        row ->
            new CaseOutput(
                new MessageId(row.getObject(1, UUID.class)),
                new MessageId(row.getObject(2, UUID.class)),
                new PartyName(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8)));
  }

  @Override
  public List<CaseId> named(Collection<PartyName> parties, String number, int limit) {
    return read(
        NAMED,
        statement -> {
          Array names = array(statement, "text", parties.stream().map(PartyName::value).toArray());
          statement.setArray(1, names);
          statement.setString(2, number);
          statement.setArray(3, names);
          statement.setString(4, number);
          statement.setInt(5, limit);
        },
        row -> new CaseId(row.getObject(1, UUID.class)));
  }

  private static Array array(PreparedStatement statement, String type, Object[] values)
      throws SQLException {
    return statement.getConnection().createArrayOf(type, values);
  }

  /** Fills the holes of a statement. */
  @FunctionalInterface
  private interface Filling {
    void of(PreparedStatement statement) throws SQLException;
  }

  /** Makes of a row what was asked for. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> read(String sql, Filling filling, Reading<T> reading) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            filling.of(statement);
            try (ResultSet rows = statement.executeQuery()) {
              List<T> found = new ArrayList<>();
              while (rows.next()) {
                found.add(reading.of(rows));
              }
              return found;
            }
          }
        });
  }
}
