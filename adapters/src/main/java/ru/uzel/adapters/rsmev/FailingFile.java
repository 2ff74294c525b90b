package ru.uzel.adapters.rsmev;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.intake.ContentVersion;

/**
 * Since when, and how many times, one file did not come from a server that is there. Noted with
 * what is known of appeals, so that a hub that is started anew does not begin to wait anew.
 *
 * @param since null where it has not failed
 */
record FailingFile(@Nullable Instant since, int times) {

  /** As long as that the appeal waits for its file; no longer, since others wait behind it. */
  static final Duration PATIENCE = Duration.ofHours(1);

  /** Of an hour in which the hub itself was away, a file cannot be blamed. */
  private static final int LEAST = 5;

  private static final Pattern MARK = Pattern.compile("([0-9TZ:.-]{20,30}) ([0-9]{1,9})");

  static FailingFile of(Reading reading, GatewayFile file) {
    String mark = reading.known(key(file));
    Matcher parts = MARK.matcher(mark == null ? "" : mark);
    return parts.matches()
        ? new FailingFile(Instant.parse(parts.group(1)), Integer.parseInt(parts.group(2)))
        : new FailingFile(null, 0);
  }

  FailingFile again(Instant now) {
    return new FailingFile(since == null ? now : since, times + 1);
  }

  void note(Reading reading, GatewayFile file) {
    reading.met(key(file), since + " " + times);
  }

  boolean isHopeful(Instant now) {
    return times < LEAST || since == null || now.isBefore(since.plus(PATIENCE));
  }

  /** Without the file's name, which may be a person's. */
  private static String key(GatewayFile file) {
    return "failing " + ContentVersion.of(file.url());
  }
}
