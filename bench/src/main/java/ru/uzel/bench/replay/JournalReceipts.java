package ru.uzel.bench.replay;

import java.time.Duration;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.replay.edge.EdgeFailure;
import ru.uzel.bench.replay.edge.HubJournal;
import ru.uzel.bench.replay.edge.OwnReceipts;
import ru.uzel.bench.replay.edge.Stop;

/**
 * A receipt is ours when the hub accepted its message after this replay began, and no other row of
 * it has that receipt.
 */
final class JournalReceipts implements OwnReceipts {

  private static final int MOST_LOOKS = 50;

  private final HubJournal journal;
  private final Progress progress;
  private final Stop stop;

  JournalReceipts(HubJournal journal, Progress progress, Stop stop) {
    this.journal = journal;
    this.progress = progress;
    this.stop = stop;
  }

  @Override
  public boolean lostByUs(String hubId) throws EdgeFailure, InterruptedException {
    // The journal is written a moment after the receipt.
    for (int look = 0; look < MOST_LOOKS; look++) {
      for (JournalLine line : journal.about(hubId)) {
        if (line.is("ACCEPTED")) {
          return line.sequence() > journalBefore() && !isKnown(hubId);
        }
      }
      stop.pause(Duration.ofMillis(200));
    }
    // What was accepted long ago would be on record.
    return !isKnown(hubId);
  }

  @Override
  public boolean isKnown(String hubId) {
    return progress.knows(hubId);
  }

  @Override
  public long journalBefore() {
    return progress.header().journalBefore();
  }
}
