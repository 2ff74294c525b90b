package ru.uzel.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;

/**
 * What was decided about an accepted message, as it is kept.
 *
 * @param occurrence see the table inbox
 * @param status the case's status afterwards
 * @param reason why it was only stored, or refused, or why nobody could be told
 * @param deadlines what it does to the case's terms
 */
record Fact(
    AcceptedMessage accepted,
    int occurrence,
    HubMessage message,
    Kind kind,
    CanonicalStatus status,
    @Nullable String reason,
    List<OutboundMessage> outputs,
    DeadlineChanges deadlines) {

  /** One that does nothing to the case's terms. */
  Fact(
      AcceptedMessage accepted,
      int occurrence,
      HubMessage message,
      Kind kind,
      CanonicalStatus status,
      @Nullable String reason,
      List<OutboundMessage> outputs) {
    this(accepted, occurrence, message, kind, status, reason, outputs, DeadlineChanges.NONE);
  }

  enum Kind {
    OPENED,
    JOINED,
    APPLIED,
    TIMED,
    STORED,
    TRANSFERRED,
    REFUSED,
    SCORED,
    REOPENED,
    SEPARATED
  }

  /** Kept with the fact that opened the case, so that the case can be rebuilt from it. */
  @Nullable String returnAddress() {
    return kind == Kind.OPENED ? accepted.returnAddress().orElse(null) : null;
  }

  /** Under which reference it came, where it speaks of a case by one. */
  @Nullable String reference() {
    if (message instanceof StatusUpdate update) {
      return update.reference();
    }
    if (message instanceof SatisfactionScore score) {
      return score.reference();
    }
    return message instanceof Transfer transfer ? transfer.reference() : null;
  }

  /** Its sender's running number under that reference. */
  @Nullable Long sequence() {
    return message instanceof StatusUpdate update
        ? Long.valueOf(update.sequence())
        : message instanceof Transfer transfer ? Long.valueOf(transfer.sequence()) : null;
  }

  /** Whether later ones under that reference must have a higher number. */
  boolean counts() {
    return kind == Kind.APPLIED || kind == Kind.TRANSFERRED;
  }

  /** Whether another body has the whole term for the case, as if it were the first. */
  boolean beginsTermAnew() {
    return kind == Kind.TRANSFERRED
        && deadlines.events().stream()
            .anyMatch(
                event ->
                    event.stage() == DeadlineStage.CASE
                        && event.phase() == DeadlinePhase.STARTED
                        && event.startAt().equals(event.at()));
  }

  /** That of its outputs, which all have the case's. */
  Priority priority() {
    return outputs.isEmpty() ? Priority.NORMAL : outputs.get(0).envelope().priority();
  }

  /** Whom it assigns the case to. */
  List<PartyName> bodies() {
    return bodies(outputs);
  }

  /** Whom the case goes to by these. */
  static List<PartyName> bodies(List<OutboundMessage> outputs) {
    return outputs.stream()
        .filter(output -> output.message() instanceof CitizenMessage)
        .map(output -> output.envelope().target())
        .toList();
  }

  /** To whom the case is handed by these: to the first of several; null where to none. */
  static @Nullable PartyName firstBody(List<OutboundMessage> outputs) {
    return bodies(outputs).stream().findFirst().orElse(null);
  }

  /** How many times the case has been transferred after it. */
  int hop() {
    if (message instanceof Transfer transfer && transfer.verdict() != null) {
      return transfer.verdict().hop();
    }
    return message instanceof CitizenMessage opening && opening.assignment() != null
        ? opening.assignment().hop()
        : 0;
  }
}
