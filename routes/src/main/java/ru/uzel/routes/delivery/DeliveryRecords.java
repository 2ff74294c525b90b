package ru.uzel.routes.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.journal.JournalRecords;

/** What is recorded of a delivery. */
final class DeliveryRecords {

  private final JournalRecords records;

  DeliveryRecords(JournalRecords records) {
    this.records = records;
  }

  /** Each file that goes with the wire bytes, and last these: where they are, the last tells. */
  List<JournalEntry> prepared(Envelope envelope, WireBytes wire, List<Attachment> files) {
    List<JournalEntry> entries = new ArrayList<>();
    for (Attachment file : files) {
      String detail =
          "goes with the message: " + file.mimeType() + ", " + file.content().size() + " bytes";
      entries.add(
          about(envelope, records.success(JournalType.ATTACHED, detail))
              .payload(null, file.content().hash())
              .entry());
    }
    entries.add(
        about(envelope, records.success(JournalType.PREPARED, wire.contentType()))
            .payload(wire)
            .entry());
    return entries;
  }

  /** As {@link #prepared}, where the partner's form has no place for the files. */
  List<JournalEntry> preparedWithout(Envelope envelope, WireBytes wire, List<Attachment> files) {
    String detail =
        wire.contentType()
            + (files.isEmpty()
                ? ""
                : "; the party's form takes no files: left behind " + files.size());
    return List.of(
        about(envelope, records.success(JournalType.PREPARED, detail)).payload(wire).entry());
  }

  JournalEntry delivered(Envelope envelope, DeliveryReceipt receipt, int attempts) {
    String reference = receipt.partnerReference();
    String detail =
        receipt.note()
            + (reference == null ? "" : "; partner's reference " + reference)
            + (attempts > 1 ? "; attempt " + attempts : "");
    return about(envelope, records.success(JournalType.DELIVERED, detail))
        .payload(receipt.wire())
        .entry();
  }

  JournalEntry failedAttempts(Envelope envelope, HubFailure failure, int attempts) {
    return failed(
        JournalType.ATTEMPT_FAILED,
        envelope,
        failure,
        "attempt " + attempts + ": ",
        failure.code());
  }

  JournalEntry reissued(Envelope envelope, Envelope reissued) {
    return about(
            envelope,
            records.failure(
                JournalType.ATTEMPT_FAILED,
                FailureCode.PARTNER_REFUSED.wireName(),
                "the reference is stale; goes on as " + reissued.reference()))
        .entry();
  }

  JournalEntry parked(Envelope envelope, HubFailure failure, FailureCode code) {
    return failed(JournalType.PARKED, envelope, failure, "", code);
  }

  JournalEntry dead(Envelope envelope, HubFailure failure, FailureCode code, int attempts) {
    return failed(
        JournalType.DEAD_LETTERED, envelope, failure, "after attempt " + attempts + ": ", code);
  }

  JournalEntry untrusted(Envelope envelope, HubFailure failure) {
    return failed(JournalType.SECURITY, envelope, failure, "partner's answer: ", failure.code());
  }

  /** Of an output whose queued form cannot be read only the properties tell. */
  JournalEntry unreadable(Message received) throws JMSException {
    String party = received.getStringProperty(QueuedMessage.PARTY);
    String id = received.getStringProperty(QueuedMessage.ID);
    return records
        .failure(
            JournalType.PARKED, FailureCode.INTERNAL.wireName(), "the queued form cannot be read")
        .of(party == null ? null : new PartyName(party), null)
        .message(id == null ? null : MessageId.parse(id), null)
        .entry();
  }

  JournalEntry held(Envelope envelope) {
    return about(
            envelope,
            records.success(JournalType.HELD, "waits behind an earlier message of its case"))
        .entry();
  }

  private JournalEntry failed(
      JournalType type, Envelope envelope, HubFailure failure, String prefix, FailureCode code) {
    String detail =
        prefix + failure.reason() + failure.where().map(where -> " at " + where).orElse("");
    return about(envelope, records.failure(type, code.wireName(), detail)).entry();
  }

  private static JournalRecords.Draft about(Envelope envelope, JournalRecords.Draft draft) {
    return draft
        .of(envelope.target(), new ExternalId(envelope.reference()))
        .message(envelope.id(), envelope.causation())
        .inCase(envelope.caseId())
        .trace(envelope.traceparent());
  }
}
