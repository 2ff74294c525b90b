package ru.uzel.hub.content;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.content.AgedContents;
import ru.uzel.model.journal.FilesOnRecord;

/**
 * Removes files that no accepted message came with: their message was refused, or its intake broke
 * off. A message's files are stored shortly before it is accepted. So a file is an orphan when the
 * journal is written to a point a whole age after the file was last stored and has no record of it;
 * while the journal lags behind or stands still, nothing is removed.
 */
final class OrphanSweep {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

  /** Shorter, and a file might be swept whose message is still being fetched. */
  private static final Duration LEAST_AGE = Duration.ofDays(1);

  private static final int AT_ONCE = 500;

  private final AgedContents contents;
  private final FilesOnRecord records;
  private final Duration age;

  /**
   * @throws IllegalArgumentException when the age is less than a day
   */
  OrphanSweep(AgedContents contents, FilesOnRecord records, Duration age) {
    if (age.compareTo(LEAST_AGE) < 0) {
      throw new IllegalArgumentException("uzel.content.orphan-age is at least 1d, not " + age);
    }
    this.contents = contents;
    this.records = records;
    this.age = age;
  }

  /**
   * One round.
   *
   * @return how many files it removed
   * @throws ru.uzel.model.failure.RetryableFailure when journal or disk cannot be used now
   */
  int sweep() {
    Optional<Instant> written = records.writtenUntil();
    if (written.isEmpty()) {
      return 0;
    }
    Instant before = written.get().minus(age);
    List<String> old = contents.storedBefore(before);
    int removed = 0;
    for (int from = 0; from < old.size(); from += AT_ONCE) {
      List<String> some = old.subList(from, Math.min(old.size(), from + AT_ONCE));
      Set<String> known = records.among(some);
      for (String hash : some) {
        if (!known.contains(hash) && contents.removeIfStoredBefore(hash, before)) {
          removed++;
        }
      }
    }
    if (removed > 0) {
      LOG.info("{} files that no accepted message came with were removed", removed);
    }
    return removed;
  }
}
