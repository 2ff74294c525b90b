package ru.uzel.routes.journal;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.WireBytes;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.message.Packer;
import ru.uzel.routes.message.Unpacker;

/** One transaction's journal entries as one message of the queue {@code journal}. */
public final class JournalForm {

  private static final int VERSION = 1;

  private JournalForm() {}

  public static QueuedMessage queued(List<JournalEntry> entries) {
    int size = 64;
    for (JournalEntry entry : entries) {
      size += 512 + (entry.payload() == null ? 0 : entry.payload().size());
    }
    Packer body = new Packer(VERSION, size).number(entries.size());
    for (JournalEntry entry : entries) {
      write(body, entry);
    }
    return new QueuedMessage(
        Queues.JOURNAL, body.packed(), null, Priority.NORMAL.jmsPriority(), Map.of());
  }

  /**
   * @throws IllegalArgumentException when the body holds no entries
   */
  public static List<JournalEntry> read(Message message) throws JMSException {
    Unpacker body = new Unpacker(VERSION, QueuedMessage.body(message));
    long count = body.number();
    List<JournalEntry> entries = new ArrayList<>();
    for (long entry = 0; entry < count; entry++) {
      entries.add(read(body));
    }
    return entries;
  }

  private static void write(Packer body, JournalEntry entry) {
    JournalRecord record = entry.record();
    CaseId caseId = record.caseId();
    MessageId messageId = record.messageId();
    MessageId causation = record.causationId();
    WireBytes payload = entry.payload();
    body.uuid(record.eventId())
        .instant(record.at())
        .text(record.type().name())
        .text(record.outcome().name())
        .text(record.party() == null ? null : record.party().value())
        .uuid(caseId == null ? null : caseId.value())
        .uuid(messageId == null ? null : messageId.value())
        .uuid(causation == null ? null : causation.value())
        .text(record.externalId() == null ? null : record.externalId().value())
        .text(record.failure())
        .text(record.detail())
        .text(record.payloadHash())
        .text(record.traceId())
        .text(record.configRevision())
        .text(payload == null ? null : payload.contentType())
        .bytes(payload == null ? null : payload.bytes());
  }

  private static JournalEntry read(Unpacker body) {
    UUID eventId = body.uuid();
    var at = body.instant();
    JournalType type = JournalType.valueOf(body.text());
    JournalOutcome outcome = JournalOutcome.valueOf(body.text());
    @Nullable String party = body.optionalText();
    @Nullable UUID caseId = body.optionalUuid();
    @Nullable UUID messageId = body.optionalUuid();
    @Nullable UUID causation = body.optionalUuid();
    @Nullable String externalId = body.optionalText();
    JournalRecord record =
        new JournalRecord(
            eventId,
            at,
            type,
            outcome,
            party == null ? null : new PartyName(party),
            caseId == null ? null : new CaseId(caseId),
            messageId == null ? null : new MessageId(messageId),
            causation == null ? null : new MessageId(causation),
            externalId == null ? null : new ExternalId(externalId),
            body.optionalText(),
            body.text(),
            body.optionalText(),
            body.optionalText(),
            body.text());
    @Nullable String contentType = body.optionalText();
    byte @Nullable [] payload = body.optionalBytes();
    return new JournalEntry(
        record, contentType == null || payload == null ? null : WireBytes.of(contentType, payload));
  }
}
