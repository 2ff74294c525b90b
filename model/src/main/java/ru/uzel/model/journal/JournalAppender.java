package ru.uzel.model.journal;

import java.util.List;

/** Appends to the journal of record. Only one appender in all nodes writes at a time. */
public interface JournalAppender {

  /**
   * Appends all in one database transaction; entries whose event id is there already are passed
   * over.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away or another node holds
   *     the journal; nothing was appended then
   */
  void append(List<JournalEntry> entries);
}
