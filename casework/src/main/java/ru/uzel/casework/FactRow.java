package ru.uzel.casework;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.WireBytes;

/**
 * A fact read back, in the order in which its case went.
 *
 * @param ordinal the case's revision that it made
 */
record FactRow(CaseId caseId, long ordinal, Instant decidedAt, Fact fact) {

  static final String QUERY =
      """
      SELECT f.case_id, f.ordinal, f.decided_at, f.message_id, f.party, f.external_id, f.version,
             f.occurrence, f.wire_hash, f.received_at, f.kind, f.decision, f.status, f.reason,
             f.message, f.return_address,
             o.ids, o.targets, o.flows, o.kinds, o.refs, o.sequences, o.priorities, o.messages,
             t.events
      FROM casework.case_fact f
      CROSS JOIN LATERAL (
        SELECT array_agg(output_id ORDER BY ordinal) AS ids,
               array_agg(target ORDER BY ordinal) AS targets,
               array_agg(flow ORDER BY ordinal) AS flows,
               array_agg(kind ORDER BY ordinal) AS kinds,
               array_agg(reference ORDER BY ordinal) AS refs,
               array_agg(sequence ORDER BY ordinal) AS sequences,
               array_agg(priority ORDER BY ordinal) AS priorities,
               array_agg(coalesce(c.message, f.message) ORDER BY ordinal) AS messages
        FROM casework.case_output c
        WHERE c.causation = f.message_id AND c.case_id = f.case_id) o
      CROSS JOIN LATERAL (
        SELECT array_agg(event ORDER BY place) AS events FROM casework.deadline_fact d
        WHERE d.message_id = f.message_id AND d.case_id = f.case_id) t
      ORDER BY f.case_id, f.ordinal
      """;

  static FactRow read(ResultSet row, MessageCodec codec) throws SQLException {
    CaseId caseId = new CaseId(row.getObject(1, UUID.class));
    MessageKind kind = MessageKind.of(row.getString(11));
    HubMessage message = codec.decode(kind, row.getBytes(15));
    AcceptedMessage accepted = accepted(row, kind);
    return new FactRow(
        caseId,
        row.getLong(2),
        CaseReads.instant(row, 3),
        new Fact(
            accepted,
            row.getInt(8),
            message,
            Fact.Kind.valueOf(row.getString(12)),
            CanonicalStatus.valueOf(row.getString(13)),
            row.getString(14),
            outputs(row, caseId, accepted, codec),
            deadlines(row, codec)));
  }

  private static AcceptedMessage accepted(ResultSet row, MessageKind kind) throws SQLException {
    String returnAddress = row.getString(16);
    return new AcceptedMessage(
        new MessageId(row.getObject(4, UUID.class)),
        new PartyName(row.getString(5)),
        new ExternalId(row.getString(6)),
        row.getString(7),
        kind,
        row.getString(6),
        // The bytes it came in are the journal's; what they said is the fact's message.
        WireBytes.of("application/json", new byte[0]),
        row.getString(9),
        returnAddress == null ? Map.of() : Map.of(AcceptedMessage.RETURN_ADDRESS, returnAddress),
        CaseReads.instant(row, 10),
        null,
        null);
  }

  /** As far as they say something of the case: not what each target knows it by. */
  private static List<OutboundMessage> outputs(
      ResultSet row, CaseId caseId, AcceptedMessage accepted, MessageCodec codec)
      throws SQLException {
    UUID @Nullable [] ids = (UUID[]) array(row.getArray(17));
    if (ids == null) {
      return List.of();
    }
    String[] targets = (String[]) row.getArray(18).getArray();
    String[] flows = (String[]) row.getArray(19).getArray();
    String[] kinds = (String[]) row.getArray(20).getArray();
    String[] references = (String[]) row.getArray(21).getArray();
    Long[] sequences = (Long[]) row.getArray(22).getArray();
    String[] priorities = (String[]) row.getArray(23).getArray();
    byte[][] messages = (byte[][]) row.getArray(24).getArray();
    List<OutboundMessage> outputs = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      MessageKind kind = MessageKind.of(kinds[i]);
      outputs.add(
          new OutboundMessage(
              new Envelope(
                  new MessageId(ids[i]),
                  accepted.id(),
                  caseId,
                  new PartyName(targets[i]),
                  accepted.party(),
                  kind,
                  references[i],
                  null,
                  null,
                  sequences[i],
                  Priority.valueOf(priorities[i]),
                  flows[i],
                  null,
                  null),
              codec.decode(kind, messages[i])));
    }
    return outputs;
  }

  private static DeadlineChanges deadlines(ResultSet row, MessageCodec codec) throws SQLException {
    byte[] @Nullable [] events = (byte[][]) array(row.getArray(25));
    return events == null
        ? DeadlineChanges.NONE
        : new DeadlineChanges(
            Stream.of(events)
                .map(event -> (DeadlineEvent) codec.decode(MessageKind.DEADLINE_EVENT, event))
                .toList(),
            List.of());
  }

  private static @Nullable Object array(@Nullable Array array) throws SQLException {
    return array == null ? null : array.getArray();
  }
}
