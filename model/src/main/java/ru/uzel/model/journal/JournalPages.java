package ru.uzel.model.journal;

import java.util.Collection;
import java.util.List;
import ru.uzel.model.message.MessageId;

/**
 * The journal as people leaf through it. Each call answers from indices, however long the journal
 * is; what takes too long all the same is broken off.
 */
public interface JournalPages {

  /** Before every record: where leafing through {@link #newest} begins. */
  long NEWEST = Long.MAX_VALUE;

  /**
   * Records that fit, the newest first.
   *
   * @param before only records with a lower sequence
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away or too slow
   */
  List<StoredRecord> newest(RecordFilter filter, long before, int limit);

  /**
   * Every record of the message and of what it caused, in order of sequence.
   *
   * @param after only records with a higher sequence
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away or too slow
   */
  List<StoredRecord> life(MessageId id, long after, int limit);

  /**
   * How far these messages have come, and what they caused; those without a record are left out.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away or too slow
   */
  List<MessageStanding> standings(Collection<MessageId> ids);
}
