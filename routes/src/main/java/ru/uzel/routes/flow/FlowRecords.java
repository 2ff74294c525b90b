package ru.uzel.routes.flow;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.TransferVerdict;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.journal.JournalRecords;
import ru.uzel.routes.masking.MaskedOutput;

/** What is recorded of a flow. */
final class FlowRecords {

  private final JournalRecords records;
  private final DeadlineRecords deadlines;

  FlowRecords(JournalRecords records) {
    this.records = records;
    this.deadlines = new DeadlineRecords(records);
  }

  /** Something told that needs no more than being on record. */
  List<JournalEntry> noted(AcceptedMessage accepted) {
    String told =
        accepted.facts().getOrDefault(AcceptedMessage.TOLD, "a test that awaits no answer");
    return List.of(about(accepted, records.success(JournalType.DECIDED, "noted: " + told)).entry());
  }

  /**
   * @param refusal why the message was answered by a refusal
   */
  List<JournalEntry> decided(
      AcceptedMessage accepted,
      CaseDecision decision,
      List<MaskedOutput> outputs,
      @Nullable RejectedFailure refusal) {
    List<JournalEntry> entries = new ArrayList<>(2 + outputs.size());
    if (refusal != null && decision instanceof CaseDecision.Answered) {
      entries.add(refused(accepted, refusal));
    } else if (isForgery(accepted, decision)) {
      entries.addAll(forged(accepted, decision));
    } else {
      entries.add(decision(accepted, decision));
      if (accepted.facts().containsKey(AcceptedMessage.DOUBT)) {
        entries.add(settled(accepted, decision));
      }
    }
    if (!decision.deadlines().isEmpty()) {
      entries.add(deadlines.of(accepted, decision));
    }
    for (MaskedOutput output : outputs) {
      entries.add(output(output.message().envelope(), output.told()));
    }
    return entries;
  }

  private JournalEntry refused(AcceptedMessage accepted, RejectedFailure refusal) {
    return about(
            accepted,
            records.failure(
                JournalType.REFUSED,
                refusal.code().wireName(),
                "answered by a refusal: "
                    + refusal.reason()
                    + refusal.where().map(where -> " at " + where).orElse("")))
        .entry();
  }

  /** What was wrong with it at its intake, the auditor finds in the record of that. */
  private JournalEntry settled(AcceptedMessage accepted, CaseDecision decision) {
    return about(
            accepted,
            records.success(
                JournalType.SECURITY,
                "what was in doubt at intake ("
                    + accepted.facts().get(AcceptedMessage.DOUBT)
                    + ") was judged again and holds"))
        .inCase(decision.caseId())
        .entry();
  }

  private static boolean isForgery(AcceptedMessage accepted, CaseDecision decision) {
    return decision instanceof CaseDecision.Stored
        && accepted.kind() == MessageKind.CITIZEN_MESSAGE
        && accepted.facts().containsKey(AcceptedMessage.UNALTERABLE);
  }

  private List<JournalEntry> forged(AcceptedMessage accepted, CaseDecision decision) {
    return List.of(
        about(
                accepted,
                records.success(
                    JournalType.DUPLICATE,
                    "recognised by its id; what it says is kept and not acted upon"))
            .inCase(decision.caseId())
            .entry(),
        about(
                accepted,
                records.failure(
                    JournalType.SECURITY,
                    FailureCode.ALTERED_REPETITION.wireName(),
                    "an id that was accepted before came with other content"))
            .inCase(decision.caseId())
            .entry());
  }

  private static JournalRecords.Draft about(AcceptedMessage accepted, JournalRecords.Draft draft) {
    return draft
        .of(accepted.party(), accepted.externalId())
        .message(accepted.id(), null)
        .trace(accepted.traceparent());
  }

  private JournalEntry decision(AcceptedMessage accepted, CaseDecision decision) {
    MessageId first = null;
    JournalRecords.Draft draft;
    if (decision instanceof CaseDecision.Duplicate duplicate) {
      first = duplicate.first();
      draft = records.success(JournalType.DUPLICATE, "recognised in the flow");
    } else if (decision instanceof CaseDecision.Answered) {
      draft = records.success(JournalType.DECIDED, "answered at once, without effect");
    } else if (decision instanceof CaseDecision.Joined) {
      draft = records.success(JournalType.DECIDED, "joined: the same problem in another channel");
    } else if (decision instanceof CaseDecision.Transferred transferred) {
      draft = transferred(transferred);
    } else if (decision instanceof CaseDecision.Refused refused) {
      draft =
          records.failure(
              JournalType.DECIDED, refused.code().wireName(), "refused: " + refused.reason());
    } else if (decision instanceof CaseDecision.Scored) {
      draft = records.success(JournalType.DECIDED, "the answer is rated");
    } else if (decision instanceof CaseDecision.Reopened) {
      draft = records.success(JournalType.DECIDED, "reopened: the applicant is not content");
    } else if (decision instanceof CaseDecision.Separated separated) {
      draft =
          records.success(
              JournalType.DECIDED, "separated: the message has case " + separated.own() + " now");
    } else if (decision instanceof CaseDecision.Published published) {
      draft =
          records.success(
              JournalType.DECIDED,
              published.outputs().isEmpty()
                  ? "kept, and told to nobody: a later version of it has been told already"
                  : "told as version " + published.version() + " of it, without a case");
    } else if (decision instanceof CaseDecision.Stored stored) {
      draft = records.success(JournalType.DECIDED, "stored: " + stored.reason());
    } else if (decision instanceof CaseDecision.Timed timed) {
      draft = timed(timed);
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

  private JournalRecords.Draft timed(CaseDecision.Timed timed) {
    String line = DeadlineRecords.line(timed.event());
    if (timed.untold() != null) {
      return records.failure(
          JournalType.DECIDED, FailureCode.NO_CHANNEL.wireName(), "the clock: " + line);
    }
    return records.success(
        JournalType.DECIDED, (timed.deadlines().isEmpty() ? "told of " : "the clock: ") + line);
  }

  private JournalRecords.Draft transferred(CaseDecision.Transferred transferred) {
    TransferVerdict verdict = transferred.transfer().verdict();
    String hop = verdict == null ? "" : ", hop " + verdict.hop();
    return transferred.to() == null
        ? records.failure(
            JournalType.DECIDED,
            FailureCode.NO_CHANNEL.wireName(),
            "transferred to a body without a channel"
                + hop
                + ": a person has to send it, and to tell of the answer")
        : records.success(JournalType.DECIDED, "transferred to " + transferred.to() + hop);
  }

  private JournalEntry output(Envelope envelope, String hidden) {
    return records
        .success(
            JournalType.OUTPUT,
            "flow " + envelope.flow() + ", priority " + envelope.priority() + hidden)
        .of(envelope.target(), new ExternalId(envelope.reference()))
        .message(envelope.id(), envelope.causation())
        .inCase(envelope.caseId())
        .trace(envelope.traceparent())
        .entry();
  }

  /**
   * @param accepted null where the queued form could not be read; the properties tell then
   */
  List<JournalEntry> parked(
      Message received, @Nullable AcceptedMessage accepted, HubFailure failure)
      throws JMSException {
    List<JournalEntry> entries = new ArrayList<>(2);
    entries.add(aside(JournalType.PARKED, received, accepted, failure));
    if (failure instanceof UntrustedFailure) {
      entries.add(aside(JournalType.SECURITY, received, accepted, failure));
    }
    return entries;
  }

  private JournalEntry aside(
      JournalType type, Message received, @Nullable AcceptedMessage accepted, HubFailure failure)
      throws JMSException {
    JournalRecords.Draft draft =
        records.failure(
            type,
            failure.code().wireName(),
            failure.reason() + failure.where().map(where -> " at " + where).orElse(""));
    if (accepted != null) {
      return about(accepted, draft).entry();
    }
    String party = received.getStringProperty(QueuedMessage.PARTY);
    String id = received.getStringProperty(QueuedMessage.ID);
    return draft
        .of(party == null ? null : new PartyName(party), null)
        .message(id == null ? null : MessageId.parse(id), null)
        .entry();
  }
}
