package ru.uzel.model.content;

import java.time.Instant;
import java.util.List;

/** Which kept files are old, and how to be rid of one. */
public interface AgedContents {

  /** Hashes of the files that were last stored before that time. */
  List<String> storedBefore(Instant time);

  /**
   * Removes a file unless it was stored anew since that time: whoever stores a file may refer to it
   * from then on.
   *
   * @return whether it was removed
   * @throws ru.uzel.model.failure.RetryableFailure when the disk cannot be used
   */
  boolean removeIfStoredBefore(String hash, Instant time);
}
