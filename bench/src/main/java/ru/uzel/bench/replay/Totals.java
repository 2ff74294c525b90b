package ru.uzel.bench.replay;

import java.nio.file.Path;
import java.util.List;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ObjectNode;

/**
 * The end in numbers: {@code rows} is the sum of the next four.
 *
 * @param undecided of the accepted, those the hub has not yet decided on
 */
record Totals(
    long rows, long accepted, long duplicates, long refused, long parked, long undecided) {

  /** The last line of standard output. */
  String json(boolean finished, Path report, List<String> notes) {
    ObjectNode node = JsonHttp.MAPPER.createObjectNode();
    node.put("rows", rows)
        .put("accepted", accepted)
        .put("duplicates", duplicates)
        .put("refused", refused)
        .put("parked", parked)
        .put("undecided", undecided)
        .put("finished", finished)
        .put("report", report.toString());
    notes.forEach(node.putArray("notes")::add);
    return JsonHttp.MAPPER.writeValueAsString(node);
  }

  boolean allTaken() {
    return refused == 0 && parked == 0 && undecided == 0;
  }

  @Override
  public String toString() {
    return "строк %d: принято %d, повторов %d, не принято %d, отложено %d, ещё не решено %d"
        .formatted(rows, accepted, duplicates, refused, parked, undecided);
  }
}
