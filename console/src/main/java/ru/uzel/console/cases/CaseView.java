package ru.uzel.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Moment;
import ru.uzel.console.record.Link;

/**
 * A case as it is shown.
 *
 * @param head null where the id is that of a message answered by itself, which opened no case
 * @param cut whether there is more than a page shows
 * @param records where every record of the case is listed
 */
record CaseView(String id, @Nullable Head head, List<Entry> entries, boolean cut, String records) {

  /** What a case is. */
  record Head(
      String status,
      String tone,
      String category,
      String problem,
      String priority,
      Moment opened,
      Moment updated,
      List<OriginLine> origins) {}

  /**
   * A channel it came from.
   *
   * @param part how it came to be part of the case
   */
  record OriginLine(String party, String number, String part, Moment at, @Nullable Link message) {}
}
