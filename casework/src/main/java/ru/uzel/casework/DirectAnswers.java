package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.Priority;

/** Answers to messages that open no case: each is decided once, like everything else. */
final class DirectAnswers {

  private static final String ANSWER =
      """
      WITH received AS (
        INSERT INTO casework.inbox
          (party, external_id, version, occurrence, message_id, case_id, wire_hash, received_at)
        VALUES (?, ?, ?, 0, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING *),
      answer AS (
        INSERT INTO casework.direct_answer
          (message_id, case_id, external_id, version, wire_hash, received_at,
           output_id, target, flow, reference, priority, decided_at, message)
        SELECT message_id, case_id, external_id, version, wire_hash, received_at,
               ?, ?, ?, ?, ?, ?, ? FROM received)
      SELECT count(*) FROM received
      """;

  private static final String ANSWERED =
      """
      SELECT case_id, output_id, flow, reference, priority, message
      FROM casework.direct_answer WHERE message_id = ?
      """;

  private final CaseworkDatabase database;
  private final CaseReads reads;
  private final CaseWrites writes;
  private final MessageCodec codec;
  private final Clock clock;

  DirectAnswers(
      CaseworkDatabase database,
      CaseReads reads,
      CaseWrites writes,
      MessageCodec codec,
      Clock clock) {
    this.database = database;
    this.reads = reads;
    this.writes = writes;
    this.codec = codec;
    this.clock = clock;
  }

  CaseDecision decide(AcceptedMessage accepted, PlannedOutput planned) {
    List<InboxRow> known = reads.inbox(accepted.party(), accepted.externalId());
    for (InboxRow row : known) {
      if (!row.version().equals(accepted.version())) {
        writes.alias(accepted.id(), row.messageId());
        return other(row);
      }
    }
    // An id of its own, which no case has: delivery keeps order and records by it.
    CaseId caseId = CaseId.next();
    OutboundMessage answer =
        new OutboundMessage(
            envelope(
                accepted,
                MessageId.next(),
                caseId,
                planned.message().kind(),
                planned.reference(),
                planned.priority(),
                planned.flow()),
            planned.message());
    if (database.won(connection -> write(connection, accepted, answer))) {
      return new CaseDecision.Answered(caseId, answer);
    }
    return earlier(accepted);
  }

  /** What came under an id that stands for other content. */
  static CaseDecision.Stored other(InboxRow first) {
    return new CaseDecision.Stored(
        first.caseId(), "other content than that of " + first.messageId());
  }

  private CaseDecision earlier(AcceptedMessage accepted) {
    InboxRow first =
        reads.inbox(accepted.party(), accepted.externalId()).stream()
            .filter(row -> row.version().equals(accepted.version()))
            .findFirst()
            .orElseThrow(
                () -> CaseworkDatabase.unavailable("a key was taken and is not there", null));
    if (!first.messageId().equals(accepted.id())) {
      writes.alias(accepted.id(), first.messageId());
      return new CaseDecision.Duplicate(first.caseId(), first.messageId());
    }
    Optional<CaseDecision> answered = database.run(connection -> read(connection, accepted));
    // Without one it was decided about otherwise, before the mapping refused it.
    return answered.orElseGet(() -> reads.decision(accepted.id()));
  }

  private boolean write(Connection connection, AcceptedMessage accepted, OutboundMessage answer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ANSWER)) {
      Envelope envelope = answer.envelope();
      Parameters parameters = new Parameters(statement);
      parameters.text(accepted.party().value());
      parameters.text(accepted.externalId().value());
      parameters.text(accepted.version());
      parameters.id(accepted.id().value());
      parameters.id(envelope.caseId().value());
      parameters.text(accepted.wireHash());
      parameters.time(CaseWrites.time(accepted.receivedAt()));
      parameters.id(envelope.id().value());
      parameters.text(envelope.target().value());
      parameters.text(envelope.flow());
      parameters.text(envelope.reference());
      parameters.text(envelope.priority().name());
      parameters.time(CaseWrites.time(clock.instant()));
      parameters.bytes(codec.encode(answer.message()));
      return parameters.anyRow();
    }
  }

  private Optional<CaseDecision> read(Connection connection, AcceptedMessage accepted)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ANSWERED)) {
      statement.setObject(1, accepted.id().value());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        CaseId caseId = new CaseId(rows.getObject(1, UUID.class));
        Envelope envelope =
            envelope(
                accepted,
                new MessageId(rows.getObject(2, UUID.class)),
                caseId,
                MessageKind.STATUS_UPDATE,
                rows.getString(4),
                Priority.valueOf(rows.getString(5)),
                rows.getString(3));
        return Optional.of(
            new CaseDecision.Answered(
                caseId,
                new OutboundMessage(envelope, codec.decode(envelope.kind(), rows.getBytes(6)))));
      }
    }
  }

  private static Envelope envelope(
      AcceptedMessage accepted,
      MessageId id,
      CaseId caseId,
      MessageKind kind,
      String reference,
      Priority priority,
      String flow) {
    return new Envelope(
        id,
        accepted.id(),
        caseId,
        accepted.party(),
        accepted.party(),
        kind,
        reference,
        accepted.externalId(),
        accepted.id(),
        1,
        priority,
        flow,
        accepted.traceparent(),
        accepted.returnAddress().orElse(null));
  }
}
