package ru.uzel.casework;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.MessageCodec;

/** What the statements that put decisions down have in common. */
final class FactStatement {

  /**
   * What follows from a case's row having been written, the same for the first fact and all later.
   */
  static final String REST =
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

  /** A case goes on from where a snapshot saw it, if it is still there. */
  static final String ON_ITS_WAY =
      """
      WITH decided AS (
        UPDATE casework.hub_case SET revision = revision + 1, status = ?, updated_at = ?,
               answered = ?, extended = ?, bodies = ?, chain = ?, hops = ?, outside = ?,
               repeats = ?
        WHERE case_id = ? AND revision = ?
        RETURNING case_id, revision, status, priority, updated_at),
      spoken AS (
        UPDATE casework.output_reference SET last_sequence = ?
        WHERE target = ? AND reference = ? AND case_id = (SELECT case_id FROM decided))
      """;

  private final MessageCodec codec;
  private final Clock clock;

  FactStatement(MessageCodec codec, Clock clock) {
    this.codec = codec;
    this.clock = clock;
  }

  /** The parameters of {@link #ON_ITS_WAY}. */
  void onItsWay(Parameters parameters, CaseSnapshot hubCase, Fact fact) throws SQLException {
    CaseSnapshot after = hubCase.after(fact);
    Custody custody = after.custody();
    parameters.text(after.status().name());
    parameters.time(CaseWrites.time(clock.instant()));
    parameters.flag(after.answered());
    parameters.flag(after.extended());
    parameters.parties(custody.bodies());
    parameters.parties(custody.chain());
    parameters.number(custody.hops());
    parameters.flag(custody.outside());
    parameters.number(after.repeats());
    parameters.id(hubCase.caseId().value());
    parameters.number(hubCase.revision());
    parameters.number(fact.counts() ? fact.sequence() : null);
    parameters.text(fact.counts() ? fact.accepted().party().value() : null);
    parameters.text(fact.counts() ? fact.reference() : null);
  }

  /** The parameters of {@link #REST}. */
  void rest(Parameters parameters, Fact fact) throws SQLException {
    AcceptedMessage accepted = fact.accepted();
    List<OutboundMessage> outputs = fact.outputs();
    parameters.text(accepted.party().value());
    parameters.text(accepted.externalId().value());
    parameters.text(accepted.version());
    parameters.number(fact.occurrence());
    parameters.id(accepted.id().value());
    parameters.text(accepted.wireHash());
    parameters.time(CaseWrites.time(accepted.receivedAt()));
    parameters.text(fact.message().kind().wireName());
    parameters.text(fact.kind().name());
    parameters.text(fact.reason());
    parameters.text(fact.reference());
    parameters.number(fact.sequence());
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
}
