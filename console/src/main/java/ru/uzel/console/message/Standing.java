package ru.uzel.console.message;

import java.util.Collection;
import ru.uzel.console.record.Act;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.MessageStanding;

/** Where a message is; what a person must see to comes first. */
enum Standing {
  DEAD(Tone.STOP),
  PARKED(Tone.STOP),
  FAILING(Tone.WAIT),
  HELD(Tone.WAIT),
  WAITS_FOR_FLOW(Tone.WORK),
  RETURNED(Tone.WORK),
  IN_PREPARATION(Tone.WORK),
  BEING_SENT(Tone.WORK),
  REFUSED(Tone.WAIT),
  UNTOLD(Tone.WAIT),
  SKIPPED(Tone.DONE),
  REPETITION(Tone.DONE),
  DECIDED(Tone.DONE),
  DELIVERED(Tone.DONE);

  /** How it is coloured; the word beside it says the same. */
  enum Tone {
    STOP,
    WAIT,
    WORK,
    DONE
  }

  private final Tone tone;

  Standing(Tone tone) {
    this.tone = tone;
  }

  Tone tone() {
    return tone;
  }

  /** Of one message, or of one output, by itself. */
  static Standing of(MessageStanding told) {
    JournalRecord latest = told.latest().record();
    return switch (latest.type()) {
      case ACCEPTED, ATTACHED -> told.repetition() ? REPETITION : WAITS_FOR_FLOW;
      case DUPLICATE -> REPETITION;
      case DECIDED -> DECIDED;
      case OUTPUT -> IN_PREPARATION;
      case PREPARED -> BEING_SENT;
      case ATTEMPT_FAILED -> FAILING;
      case DELIVERED -> DELIVERED;
      case PARKED -> PARKED;
      case DEAD_LETTERED -> DEAD;
      case HELD -> HELD;
      case REFUSED -> REFUSED;
      case OPERATOR -> Act.of(latest).equals("skip") ? SKIPPED : RETURNED;
      default -> UNTOLD;
    };
  }

  /** Of a message with all it caused: as far as the one that is least far. */
  static Standing of(Standing own, Collection<Standing> outputs) {
    if (own != DECIDED || outputs.isEmpty()) {
      return own;
    }
    return outputs.stream().min(Enum::compareTo).orElse(own);
  }
}
