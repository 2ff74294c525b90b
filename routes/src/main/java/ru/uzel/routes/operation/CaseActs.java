package ru.uzel.routes.operation;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.CaseRebuild;
import ru.uzel.model.casework.RebuiltTable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.operation.CaseControl;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.SessionPool;
import ru.uzel.routes.journal.JournalForm;
import ru.uzel.routes.journal.JournalRecords;
import ru.uzel.routes.message.AcceptedForm;

/**
 * Acts upon cases. What changes a case goes through the flow as a message of the hub's own: so it
 * is decided once, like everything else, and nothing of it is lost.
 */
public final class CaseActs implements CaseControl {

  private final SessionPool sessions;
  private final CaseDecisions decisions;
  private final CaseRebuild tables;
  private final MessageCodec codec;
  private final JournalRecords records;
  private final ContentHash hash;
  private final Clock clock;

  public CaseActs(
      SessionPool sessions,
      CaseDecisions decisions,
      CaseRebuild tables,
      MessageCodec codec,
      JournalRecords records,
      ContentHash hash,
      Clock clock) {
    this.sessions = sessions;
    this.decisions = decisions;
    this.tables = tables;
    this.codec = codec;
    this.records = records;
    this.hash = hash;
    this.clock = clock;
  }

  @Override
  public void separate(PartyName channel, MessageId id, String operator, String reason) {
    if (decisions.joined(channel, id).isEmpty()) {
      throw new RejectedFailure(
          FailureCode.NOT_FOUND,
          Origin.CLIENT,
          "message " + id + " of " + channel + " belongs to no case that another channel opened",
          "messageId");
    }
    AcceptedMessage act = separation(channel, id, operator, reason);
    JournalRecords.Draft record =
        records
            .success(JournalType.OPERATOR, BrokerControl.act("separate " + id, operator, reason))
            .of(channel, act.externalId())
            .message(act.id(), id);
    send(AcceptedForm.queued(act), JournalForm.queued(List.of(record.entry())));
  }

  @Override
  public List<RebuiltTable> rebuild(String operator, String reason) {
    // Beforehand: what is done must not lack its record because the broker went away meanwhile.
    record(BrokerControl.act("rebuild of the case tables", operator, reason));
    List<RebuiltTable> rebuilt = tables.rebuild();
    long differing = rebuilt.stream().mapToLong(RebuiltTable::differing).sum();
    record("the case tables are rebuilt; rows that differed: " + differing);
    return rebuilt;
  }

  private void record(String detail) {
    send(JournalForm.queued(List.of(records.success(JournalType.OPERATOR, detail).entry())));
  }

  private AcceptedMessage separation(
      PartyName channel, MessageId id, String operator, String reason) {
    Instant now = clock.instant();
    MessageId act = MessageId.next();
    byte[] json = codec.encode(new Separation(id, operator, reason, now));
    return new AcceptedMessage(
        act,
        channel,
        new ExternalId("act:" + act),
        "",
        MessageKind.SEPARATION,
        id.toString(),
        WireBytes.of("application/json", json),
        hash.hex(json),
        Map.of(),
        now,
        null,
        null);
  }

  private void send(QueuedMessage... messages) {
    try {
      sessions.transact(
          session -> {
            for (QueuedMessage message : messages) {
              session.send(message);
            }
          });
    } catch (JMSException failure) {
      throw BrokerControl.unavailable(failure);
    }
  }
}
