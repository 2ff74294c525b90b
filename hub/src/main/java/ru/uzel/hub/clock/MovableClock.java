package ru.uzel.hub.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The machine's clock with leaps ahead, for demonstrations and tests. It leaps rather than runs
 * faster: whatever waits for a partner, a broker or a disk goes on as ever between two leaps. How
 * far it is ahead outlives the process, for time must not go back under the facts it gave.
 */
public final class MovableClock extends Clock {

  private final Path file;
  private final Clock machine;
  private volatile Duration ahead;

  private MovableClock(Path file, Clock machine, Duration ahead) {
    this.file = file;
    this.machine = machine;
    this.ahead = ahead;
  }

  /** As far ahead as that file says, or not at all where there is none. */
  static MovableClock in(Path file) {
    return new MovableClock(file, Clock.systemUTC(), ahead(file));
  }

  /** How far whoever kept time in that file was ahead. */
  static Duration ahead(Path file) {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * @throws IllegalArgumentException when that is no step ahead
   */
  synchronized Instant forward(Duration step) {
    if (step.isNegative() || step.isZero()) {
      throw new IllegalArgumentException("time goes forward only, e.g. P5D, PT12H");
    }
    Duration further = ahead.plus(step);
    try {
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(written, further.toString());
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    ahead = further;
    return instant();
  }

  /** How far it is ahead of the machine's. */
  public Duration ahead() {
    return ahead;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(getZone()) ? this : Clock.system(zone);
  }
}
