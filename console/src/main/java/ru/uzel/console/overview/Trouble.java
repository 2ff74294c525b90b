package ru.uzel.console.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.PartyName;

/**
 * Something that does not go as it should.
 *
 * @param party whose traffic stands; null where it is the hub itself
 * @param messages how many messages it concerns
 * @param oldestAt since when the first of them waits
 * @param reason in the words of whoever failed; null where there is no more to say
 * @param nextAttemptAt when the hub goes on by itself; null where it does not
 * @param evidence the record that tells of it
 */
record Trouble(
    Kind kind,
    @Nullable PartyName party,
    long messages,
    @Nullable Instant oldestAt,
    @Nullable String reason,
    @Nullable Instant nextAttemptAt,
    @Nullable StoredRecord evidence) {

  /** How much it presses. */
  enum Level {
    /** Something stands. */
    STOP,
    /** Something waits for a person. */
    PERSON,
    /** To be looked at. */
    LOOK
  }

  /** What can be wrong; each has its page in the runbook. */
  enum Kind {
    DATABASE_AWAY(Level.STOP, "does-not-start"),
    BROKER_AWAY(Level.STOP, "does-not-start"),
    JOURNAL_BEHIND(Level.STOP, "journal-behind"),
    JOURNAL_UNREADABLE(Level.STOP, "journal-behind"),
    PARTY_PAUSED(Level.STOP, "party-paused"),
    WAITS_LONG(Level.STOP, "not-arriving"),
    DEAD(Level.PERSON, "waiting-for-a-person"),
    PARKED(Level.PERSON, "waiting-for-a-person"),
    PARKED_OF_NOBODY(Level.PERSON, "waiting-for-a-person"),
    LATE(Level.PERSON, "late"),
    SECURITY(Level.LOOK, "security-events");

    private final Level level;
    private final String runbook;

    Kind(Level level, String runbook) {
      this.level = level;
      this.runbook = runbook;
    }

    Level level() {
      return level;
    }

    String runbook() {
      return runbook;
    }
  }

  static Trouble of(Kind kind) {
    return new Trouble(kind, null, 0, null, null, null, null);
  }
}
