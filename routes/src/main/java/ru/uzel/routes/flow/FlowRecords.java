package ru.uzel.routes.flow;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.journal.JournalRecords;

/** What is recorded of a flow. */
final class FlowRecords {

  private final JournalRecords records;

  FlowRecords(JournalRecords records) {
    this.records = records;
  }

  List<JournalEntry> decided(
      AcceptedMessage accepted, CaseDecision decision, List<OutboundMessage> outputs) {
    List<JournalEntry> entries = new ArrayList<>(1 + outputs.size());
    entries.add(decision(accepted, decision));
    for (OutboundMessage output : outputs) {
      entries.add(output(output.envelope()));
    }
    return entries;
  }

  private JournalEntry decision(AcceptedMessage accepted, CaseDecision decision) {
    MessageId first = null;
    JournalRecords.Draft draft;
    if (decision instanceof CaseDecision.Duplicate duplicate) {
      first = duplicate.first();
      draft = records.success(JournalType.DUPLICATE, "recognised in the flow");
    } else if (decision instanceof CaseDecision.Stored stored) {
      draft = records.success(JournalType.DECIDED, "stored: " + stored.reason());
    } else if (decision instanceof CaseDecision.Applied applied) {
      draft = records.success(JournalType.DECIDED, "applied " + applied.status());
    } else {
      draft = records.success(JournalType.DECIDED, "opened");
    }
    return draft
        .of(accepted.party(), accepted.externalId())
        .message(accepted.id(), first)
        .inCase(decision.caseId())
        .trace(accepted.traceparent())
        .entry();
  }

  private JournalEntry output(Envelope envelope) {
    return records
        .success(
            JournalType.OUTPUT, "flow " + envelope.flow() + ", priority " + envelope.priority())
        .of(envelope.target(), new ExternalId(envelope.reference()))
        .message(envelope.id(), envelope.causation())
        .inCase(envelope.caseId())
        .trace(envelope.traceparent())
        .entry();
  }

  /**
   * @param accepted null where the queued form could not be read; the properties tell then
   */
  JournalEntry parked(Message received, @Nullable AcceptedMessage accepted, HubFailure failure)
      throws JMSException {
    JournalRecords.Draft draft =
        records.failure(
            JournalType.PARKED,
            failure.code().wireName(),
            failure.reason() + failure.where().map(where -> " at " + where).orElse(""));
    if (accepted != null) {
      return draft
          .of(accepted.party(), accepted.externalId())
          .message(accepted.id(), null)
          .trace(accepted.traceparent())
          .entry();
    }
    String party = received.getStringProperty(QueuedMessage.PARTY);
    String id = received.getStringProperty(QueuedMessage.ID);
    return draft
        .of(party == null ? null : new PartyName(party), null)
        .message(id == null ? null : MessageId.parse(id), null)
        .entry();
  }
}
