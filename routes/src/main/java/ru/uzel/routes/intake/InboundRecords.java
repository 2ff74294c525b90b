package ru.uzel.routes.intake;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.SessionPool;
import ru.uzel.routes.journal.JournalForm;
import ru.uzel.routes.journal.JournalRecords;
import ru.uzel.routes.journal.JournalRoom;

/** What is recorded at the door. */
final class InboundRecords {

  private static final Logger LOG = LoggerFactory.getLogger(InboundRecords.class);

  private final JournalRecords records;

  InboundRecords(JournalRecords records) {
    this.records = records;
  }

  /** Each file that came with the message, and last the message: where it is, the last tells. */
  List<JournalEntry> accepted(AcceptedMessage accepted, String verification) {
    List<JournalEntry> entries = new ArrayList<>();
    for (ContentRef file : ContentFacts.in(accepted.facts())) {
      String detail = "came with the message: " + file.size() + " bytes";
      entries.add(
          about(accepted, records.success(JournalType.ATTACHED, detail))
              .payload(null, file.hash())
              .entry());
    }
    entries.add(
        about(accepted, records.success(JournalType.ACCEPTED, verification))
            .payload(accepted.wire(), accepted.wireHash())
            .entry());
    return entries;
  }

  private static JournalRecords.Draft about(AcceptedMessage accepted, JournalRecords.Draft draft) {
    return draft
        .of(accepted.party(), accepted.externalId())
        .message(accepted.id(), null)
        .trace(accepted.traceparent());
  }

  JournalEntry repeated(
      Receipt first,
      PartyName party,
      ExternalId externalId,
      String wireHash,
      @Nullable String traceparent) {
    return records
        .success(JournalType.DUPLICATE, "recognised at intake; the first receipt was repeated")
        .of(party, externalId)
        .message(first.id(), null)
        .trace(traceparent)
        .payload(null, wireHash)
        .entry();
  }

  /** Never throws: where no record can be made, a log line without content remains. */
  void refused(Refusal refusal, SessionPool sessions, JournalRoom room) {
    HubFailure failure = refusal.failure();
    try {
      QueuedMessage message = JournalForm.queued(refusalEntries(refusal));
      if (room.isThere()) {
        sessions.transact(session -> session.send(message));
        return;
      }
      LOG.warn("The journal is full: a refusal of {} is not recorded", failure.code().wireName());
    } catch (JMSException | RuntimeException unrecorded) {
      LOG.error(
          "A refusal ({}, party {}) could not be recorded",
          failure.code().wireName(),
          refusal.party(),
          unrecorded);
    }
  }

  private List<JournalEntry> refusalEntries(Refusal refusal) {
    HubFailure failure = refusal.failure();
    boolean untrusted = failure instanceof UntrustedFailure;
    boolean unauthenticated = failure.code() == FailureCode.UNAUTHENTICATED;
    List<JournalEntry> entries = new ArrayList<>(2);
    if (!untrusted || unauthenticated) {
      entries.add(refusalEntry(JournalType.REFUSED, refusal));
    }
    if (untrusted || unauthenticated) {
      entries.add(refusalEntry(JournalType.SECURITY, refusal));
    }
    return entries;
  }

  private JournalEntry refusalEntry(JournalType type, Refusal refusal) {
    HubFailure failure = refusal.failure();
    String detail =
        failure.reason()
            + failure.where().map(where -> " at " + where).orElse("")
            + "; from "
            + refusal.remote();
    return records
        .failure(type, failure.code().wireName(), detail)
        .of(refusal.party(), externalId(refusal.externalId()))
        .payload(refusal.wire())
        .entry();
  }

  /** What a stranger called his message need not be a good id. */
  private static @Nullable ExternalId externalId(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return new ExternalId(text.substring(0, Math.min(text.length(), ExternalId.LONGEST)));
  }
}
