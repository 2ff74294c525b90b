package ru.uzel.model.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Which files the journal knows. */
public interface FilesOnRecord {

  /**
   * When the newest message was accepted whose record is written. Records are written in the order
   * of acceptance, so those of all messages before it are written too.
   */
  Optional<Instant> writtenUntil();

  /** Those of the hashes that records of messages name. */
  Set<String> among(Collection<String> hashes);
}
