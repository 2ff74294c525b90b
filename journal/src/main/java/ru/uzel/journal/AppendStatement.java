package ru.uzel.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.PayloadVault;

/**
 * Appends a batch by one statement, hence one transaction and one round trip: the head moves only
 * from the size the batch was computed on, and without it nothing is inserted.
 */
final class AppendStatement {

  private static final String SQL =
      """
      WITH moved AS (
        UPDATE journal.head SET size = ?, frontier = ? WHERE size = ? RETURNING size),
      root AS (
        INSERT INTO journal.batch (size, root_hash, appended_at) SELECT size, ?, ? FROM moved),
      sealed AS (
        INSERT INTO journal.payload (hash, content_type, sealed)
        SELECT p.* FROM moved, unnest(?::bytea[], ?::text[], ?::bytea[]) AS p
        ON CONFLICT (hash) DO NOTHING),
      appended AS (
        INSERT INTO journal.record
          (sequence, event_id, at, type, outcome, party, case_id, message_id, causation_id,
           external_id, failure, detail, payload_hash, trace_id, config_revision, leaf_hash)
        SELECT ? + r.place, r.event_id, timestamptz 'epoch' + r.at * interval '1 microsecond',
               r.type, r.outcome, r.party, r.case_id, r.message_id, r.causation_id,
               r.external_id, r.failure, r.detail, r.payload_hash, r.trace_id, r.config_revision,
               r.leaf_hash
        FROM moved,
             unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[],
                    ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::text[],
                    ?::bytea[]) WITH ORDINALITY
               AS r (event_id, at, type, outcome, party, case_id, message_id, causation_id,
                     external_id, failure, detail, payload_hash, trace_id, config_revision,
                     leaf_hash, place))
      SELECT size FROM moved
      """;

  private final PayloadVault vault;
  private final Clock clock;

  AppendStatement(PayloadVault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** False when the head is not where it was thought to be; nothing was appended then. */
  boolean run(Connection connection, List<Leaf> leaves, MerkleFrontier before, MerkleFrontier after)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      Columns columns = new Columns(statement);
      columns.number(after.size());
      columns.array("bytea", after.roots().toArray(byte[][]::new));
      columns.number(before.size());
      columns.value(after.root());
      columns.value(clock.instant().atOffset(ZoneOffset.UTC));
      payloads(columns, leaves);
      columns.number(before.size());
      records(columns, leaves);
      try (ResultSet moved = statement.executeQuery()) {
        return moved.next();
      }
    }
  }

  private void payloads(Columns columns, List<Leaf> leaves) throws SQLException {
    Map<String, WireBytes> payloads = new LinkedHashMap<>();
    for (Leaf leaf : leaves) {
      String hash = leaf.record().payloadHash();
      if (hash != null && leaf.payload() != null) {
        payloads.putIfAbsent(hash, leaf.payload());
      }
    }
    List<WireBytes> wires = new ArrayList<>(payloads.values());
    columns.array(
        "bytea", payloads.keySet().stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
    columns.array("text", wires.stream().map(WireBytes::contentType).toArray(String[]::new));
    columns.array(
        "bytea", wires.stream().map(wire -> vault.seal(wire.bytes())).toArray(byte[][]::new));
  }

  private static void records(Columns columns, List<Leaf> leaves) throws SQLException {
    columns.ids(leaves, JournalRecord::eventId);
    columns.array(
        "bigint", leaves.stream().map(leaf -> micros(leaf.record())).toArray(Long[]::new));
    columns.texts(leaves, record -> record.type().name());
    columns.texts(leaves, record -> record.outcome().name());
    columns.texts(leaves, JournalRecord::party);
    columns.ids(leaves, record -> record.caseId() == null ? null : record.caseId().value());
    columns.ids(leaves, record -> record.messageId() == null ? null : record.messageId().value());
    columns.ids(
        leaves, record -> record.causationId() == null ? null : record.causationId().value());
    columns.texts(leaves, JournalRecord::externalId);
    columns.texts(leaves, JournalRecord::failure);
    columns.texts(leaves, JournalRecord::detail);
    columns.array(
        "bytea", leaves.stream().map(leaf -> payloadHash(leaf.record())).toArray(byte[][]::new));
    columns.texts(leaves, JournalRecord::traceId);
    columns.texts(leaves, JournalRecord::configRevision);
    columns.array("bytea", leaves.stream().map(leaf -> leaf.hash().bytes()).toArray(byte[][]::new));
  }

  private static long micros(JournalRecord record) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, record.at());
  }

  private static byte @Nullable [] payloadHash(JournalRecord record) {
    return record.payloadHash() == null ? null : HexFormat.of().parseHex(record.payloadHash());
  }

  /** Parameters in the order in which they stand, a column of the batch each. */
  private static final class Columns {

    private final PreparedStatement statement;
    private int index;

    Columns(PreparedStatement statement) {
      this.statement = statement;
    }

    void number(long value) throws SQLException {
      statement.setLong(++index, value);
    }

    void value(Object value) throws SQLException {
      statement.setObject(++index, value);
    }

    void ids(List<Leaf> leaves, Function<JournalRecord, @Nullable UUID> id) throws SQLException {
      @Nullable UUID[] ids = new UUID[leaves.size()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = id.apply(leaves.get(i).record());
      }
      array("uuid", ids);
    }

    void texts(List<Leaf> leaves, Function<JournalRecord, @Nullable Object> text)
        throws SQLException {
      @Nullable String[] texts = new String[leaves.size()];
      for (int i = 0; i < texts.length; i++) {
        Object value = text.apply(leaves.get(i).record());
        texts[i] = value == null ? null : value.toString();
      }
      array("text", texts);
    }

    void array(String type, @Nullable Object[] values) throws SQLException {
      statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
    }
  }
}
