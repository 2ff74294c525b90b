package ru.uzel.bench.forward;

import java.time.Duration;
import java.util.List;
import ru.uzel.bench.book.Notice;
import ru.uzel.bench.reconciliation.Reconciliation;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was lived through.
 *
 * @param fastTrack what became of the terms of the message with ten days
 * @param appeal of the one under 59-ФЗ
 * @param alarms how often the journal says that something is late
 * @param notices what the body was told of both
 * @param reconciliation what the books and the journal say together
 * @param lived how much time passed for the hub
 */
public record ForwardResult(
    List<TermEvent> fastTrack,
    List<TermEvent> appeal,
    long alarms,
    List<Notice> notices,
    Reconciliation reconciliation,
    Duration lived,
    boolean secondExtensionRefused,
    List<String> problems) {

  public boolean isGood() {
    return problems.isEmpty();
  }

  /** The demo's last line. */
  public String json(double seconds) {
    ObjectNode summary = JsonHttp.MAPPER.createObjectNode();
    ObjectNode deadlines = summary.putObject("deadlines");
    names(deadlines.putArray("fastTrack"), fastTrack);
    names(deadlines.putArray("appeal"), appeal);
    ArrayNode told = summary.putArray("notices");
    notices.forEach(notice -> told.add(notice.rule() + " " + notice.phase()));
    summary
        .put("lost", reconciliation.lost())
        .put("duplicated", reconciliation.doubled())
        .put("accepted", reconciliation.tally().accepted())
        .put("delivered", reconciliation.tally().delivered())
        .put("alarms", alarms)
        .put("extended", appeal.stream().filter(event -> event.movedFrom() != null).count())
        .put("secondExtensionRefused", secondExtensionRefused)
        .put("days", lived.toDays())
        .put("seconds", Math.round(seconds * 10) / 10.0);
    ArrayNode wrong = summary.putArray("problems");
    problems.forEach(wrong::add);
    return JsonHttp.MAPPER.writeValueAsString(summary);
  }

  private static void names(ArrayNode array, List<TermEvent> events) {
    events.forEach(event -> array.add(event.name()));
  }
}
