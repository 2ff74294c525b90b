package ru.uzel.adapters.pos;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets a file through once its size and time have stood still for a while: whoever copies a file
 * here slowly, instead of renaming it when it is whole, is still writing. Camel's own lock waits
 * for one file after the other; here all settle at once.
 */
final class PosSettled implements GenericFileFilter<File> {

  private static final Duration FORGET = Duration.ofHours(1);
  private static final int MANY = 1000;

  private record Sight(long length, long modified, Instant since, Instant last) {}

  private final Duration settle;
  private final Clock clock;
  private final Map<String, Sight> sights = new HashMap<>();
  private Instant forgotten = Instant.MIN;

  PosSettled(Duration settle, Clock clock) {
    this.settle = settle;
    this.clock = clock;
  }

  @Override
  public synchronized boolean accept(GenericFile<File> candidate) {
    File file = candidate.getFile();
    if (!file.exists()) {
      return false;
    }
    Instant now = clock.instant();
    forget(now);
    long length = file.length();
    long modified = file.lastModified();
    Sight before = sights.get(file.getPath());
    if (before == null || before.length != length || before.modified != modified) {
      sights.put(file.getPath(), new Sight(length, modified, now, now));
      return false;
    }
    sights.put(file.getPath(), new Sight(length, modified, before.since, now));
    return !now.isBefore(before.since.plus(settle));
  }

  /** Files that went away are not remembered for ever. */
  private void forget(Instant now) {
    if (sights.size() > MANY && forgotten.isBefore(now.minus(FORGET))) {
      sights.values().removeIf(sight -> sight.last.isBefore(now.minus(FORGET)));
      forgotten = now;
    }
  }
}
