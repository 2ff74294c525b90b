package ru.uzel.bench.forward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.JournalLine;

/**
 * What became of a term, as the journal says.
 *
 * @param term rule and round: {@code POS_FAST_TRACK/1}
 * @param movedFrom where it ended before it was moved
 */
record TermEvent(
    String caseId, String term, String phase, Instant dueAt, @Nullable Instant movedFrom) {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\w+) of (\\w+/\\d+)(?: \\(\\w+\\))?, due ([^,]+)(?:, moved from ([^,]+))?(?:, .*)?");

  /** Those of a record; none of a record that is about something else. */
  static List<TermEvent> in(JournalLine line) {
    List<TermEvent> events = new ArrayList<>();
    if (line.is("DEADLINE")) {
      for (String part : line.detail().split("; ", -1)) {
        Matcher form = FORM.matcher(part);
        if (form.matches()) {
          events.add(
              new TermEvent(
                  String.valueOf(line.caseId()),
                  form.group(2),
                  form.group(1),
                  Instant.parse(form.group(3)),
                  form.group(4) == null ? null : Instant.parse(form.group(4))));
        }
      }
    }
    return events;
  }

  /** E.g. {@code POS_FAST_TRACK/1 WARN_50}. */
  String name() {
    return term + " " + phase;
  }
}
