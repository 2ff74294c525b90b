package ru.uzel.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;

/**
 * A timer of a term. Its name says of which, so that setting it twice sets it once.
 *
 * @param task {@link #RUN} or {@link #TELL}
 */
record DeadlineTimer(String task, String name, Instant at) {

  /** Comes when a round of a term comes to its next phase. */
  static final String RUN = "deadline";

  /** Comes at once, for an event that was decided with a message and that somebody is to hear. */
  static final String TELL = "deadline-told";

  static DeadlineTimer run(DeadlineEvent event, Instant at) {
    return new DeadlineTimer(RUN, event.caseId() + "/" + event.rule() + "/" + event.round(), at);
  }

  static DeadlineTimer tell(DeadlineEvent event, Instant now) {
    return new DeadlineTimer(TELL, event.key().value(), now);
  }

  /**
   * What a timer's name says.
   *
   * @param phase null for {@link #RUN}
   */
  record Named(CaseId caseId, String rule, int round, @Nullable DeadlinePhase phase) {

    static Named of(String name) {
      String[] parts = name.split("/", -1);
      return new Named(
          CaseId.parse(parts[0]),
          parts[1],
          Integer.parseInt(parts[2]),
          parts.length > 3 ? DeadlinePhase.valueOf(parts[3]) : null);
    }
  }
}
