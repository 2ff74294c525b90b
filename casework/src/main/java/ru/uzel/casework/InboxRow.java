package ru.uzel.casework;

import java.time.Instant;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;

/** What is known of an accepted key. */
record InboxRow(
    MessageId messageId, CaseId caseId, String version, int occurrence, Instant receivedAt) {

  /** Whether that message, coming under another hub id, says again what this one said. */
  boolean isRepeatedBy(AcceptedMessage later) {
    if (later.repetitionWindow() == null) {
      return version.equals(later.version());
    }
    // Two racing ones may be decided in the other order than they came in.
    return receivedAt.minus(later.repetitionWindow()).compareTo(later.receivedAt()) <= 0
        && receivedAt.plus(later.repetitionWindow()).compareTo(later.receivedAt()) >= 0;
  }
}
