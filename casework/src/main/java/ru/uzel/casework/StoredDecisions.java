package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferVerdict;

/** Reads a decision back, exactly as it was made. */
final class StoredDecisions {

  private static final String FACT =
      """
      SELECT f.decision, f.status, f.reason, f.case_id,
             c.origin_party, c.origin_external_id, c.origin_message_id,
             o.output_id, o.target, o.kind, o.reference, o.sequence, o.priority, o.flow,
             o.traceparent, coalesce(o.message, f.message), c.return_address,
             j.external_id, j.message_id, f.kind, f.message
      FROM casework.case_fact f
      JOIN casework.hub_case c ON c.case_id = f.case_id
      LEFT JOIN casework.case_output o ON o.causation = f.message_id AND o.case_id = f.case_id
      LEFT JOIN casework.case_origin j ON j.case_id = o.case_id AND j.party = o.target
      WHERE f.message_id = ? AND f.case_id = ? ORDER BY o.ordinal
      """;

  private static final String DEADLINES =
      """
      SELECT event FROM casework.deadline_fact WHERE message_id = ? AND case_id = ? ORDER BY place
      """;

  /** Of a message that joined a case and opened another later, its first decision is the answer. */
  private static final String CASE =
      """
      SELECT case_id FROM casework.case_fact
      WHERE message_id = ? ORDER BY decision = 'OPENED' LIMIT 1
      """;

  private static final String OWN_CASE =
      "SELECT case_id FROM casework.case_fact WHERE message_id = ? AND decision = 'OPENED'";

  private final MessageCodec codec;

  StoredDecisions(MessageCodec codec) {
    this.codec = codec;
  }

  CaseDecision of(Connection connection, MessageId id) throws SQLException {
    return of(connection, id, caseOf(connection, CASE, id));
  }

  private static CaseId caseOf(Connection connection, String query, MessageId id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("the inbox names a message without a fact");
        }
        return new CaseId(rows.getObject(1, UUID.class));
      }
    }
  }

  private CaseDecision of(Connection connection, MessageId id, CaseId caseId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FACT)) {
      statement.setObject(1, id.value());
      statement.setObject(2, caseId.value());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("the inbox names a message without a fact");
        }
        Fact.Kind kind = Fact.Kind.valueOf(rows.getString(1));
        CanonicalStatus status = CanonicalStatus.valueOf(rows.getString(2));
        String reason = rows.getString(3);
        MessageKind said = MessageKind.of(rows.getString(20));
        byte[] message = rows.getBytes(21);
        List<OutboundMessage> outputs = outputs(rows, id, caseId);
        return switch (kind) {
          case OPENED ->
              new CaseDecision.Opened(caseId, outputs, deadlines(connection, id, caseId));
          case JOINED ->
              new CaseDecision.Joined(caseId, outputs, deadlines(connection, id, caseId));
          case APPLIED ->
              new CaseDecision.Applied(caseId, status, outputs, deadlines(connection, id, caseId));
          case TIMED ->
              new CaseDecision.Timed(
                  caseId, (DeadlineEvent) codec.decode(said, message), outputs, reason);
          case TRANSFERRED -> {
            Transfer transfer = (Transfer) codec.decode(said, message);
            yield new CaseDecision.Transferred(
                caseId,
                transfer,
                Fact.firstBody(outputs),
                outputs,
                deadlines(connection, id, caseId));
          }
          case SCORED -> new CaseDecision.Scored(caseId, outputs);
          case REOPENED ->
              new CaseDecision.Reopened(caseId, outputs, deadlines(connection, id, caseId));
          case REFUSED -> refused(caseId, (Transfer) codec.decode(said, message), reason, outputs);
          case SEPARATED -> {
            MessageId separated = ((Separation) codec.decode(said, message)).message();
            CaseId own = caseOf(connection, OWN_CASE, separated);
            CaseDecision opened = of(connection, separated, own);
            outputs.addAll(opened.outputs());
            yield new CaseDecision.Separated(caseId, own, outputs, opened.deadlines());
          }
          case STORED -> new CaseDecision.Stored(caseId, reason == null ? "" : reason);
        };
      }
    }
  }

  private List<DeadlineEvent> deadlines(Connection connection, MessageId id, CaseId caseId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DEADLINES)) {
      statement.setObject(1, id.value());
      statement.setObject(2, caseId.value());
      try (ResultSet rows = statement.executeQuery()) {
        List<DeadlineEvent> events = new ArrayList<>();
        while (rows.next()) {
          events.add((DeadlineEvent) codec.decode(MessageKind.DEADLINE_EVENT, rows.getBytes(1)));
        }
        return events;
      }
    }
  }

  private static CaseDecision refused(
      CaseId caseId, Transfer transfer, @Nullable String reason, List<OutboundMessage> outputs) {
    TransferVerdict verdict = transfer.verdict();
    String code = verdict == null ? null : verdict.refusal();
    return new CaseDecision.Refused(
        caseId,
        Arrays.stream(FailureCode.values())
            .filter(known -> known.wireName().equals(code))
            .findFirst()
            .orElse(FailureCode.INTERNAL),
        reason == null ? "" : reason,
        outputs);
  }

  private List<OutboundMessage> outputs(ResultSet rows, MessageId causation, CaseId caseId)
      throws SQLException {
    List<OutboundMessage> outputs = new ArrayList<>();
    do {
      @Nullable UUID id = rows.getObject(8, UUID.class);
      if (id == null) {
        break;
      }
      PartyName target = new PartyName(rows.getString(9));
      boolean toOrigin = target.value().equals(rows.getString(5));
      int subject = toOrigin ? 6 : 18;
      @Nullable String externalId = rows.getString(subject);
      @Nullable UUID message = rows.getObject(subject + 1, UUID.class);
      MessageKind kind = MessageKind.of(rows.getString(10));
      Envelope envelope =
          new Envelope(
              new MessageId(id),
              causation,
              caseId,
              target,
              new PartyName(rows.getString(5)),
              kind,
              rows.getString(11),
              externalId == null ? null : new ExternalId(externalId),
              message == null ? null : new MessageId(message),
              rows.getLong(12),
              Priority.valueOf(rows.getString(13)),
              rows.getString(14),
              rows.getString(15),
              toOrigin ? rows.getString(17) : null);
      outputs.add(new OutboundMessage(envelope, codec.decode(kind, rows.getBytes(16))));
    } while (rows.next());
    return outputs;
  }
}
