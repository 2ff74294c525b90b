package ru.uzel.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.StatusUpdate;

/**
 * What was decided about an accepted message, as it is kept.
 *
 * @param occurrence see the table inbox
 * @param status the case's status afterwards
 * @param reason why it was only stored
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
    STORED
  }

  /** Kept with the fact that opened the case, so that the case can be rebuilt from it. */
  @Nullable String returnAddress() {
    return kind == Kind.OPENED ? accepted.returnAddress().orElse(null) : null;
  }

  @Nullable StatusUpdate update() {
    return message instanceof StatusUpdate update ? update : null;
  }
}
