package ru.uzel.bench.faults;

import java.util.List;
import ru.uzel.bench.reconciliation.Finding;
import ru.uzel.bench.reconciliation.Reconciliation;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of the messages.
 *
 * @param messages residents' messages that were sent
 */
record FaultsResult(
    List<Killing> killings, int messages, Reconciliation reconciliation, double seconds) {

  private static final int SHOWN = 50;

  /** All that was sent was right and every counterpart well: nothing may be turned away. */
  boolean isGood() {
    return reconciliation.findings().isEmpty()
        && reconciliation.tally().refused() == 0
        && reconciliation.tally().parked() == 0
        && reconciliation.tally().deadLettered() == 0
        && killings.stream().allMatch(Killing::hit)
        && reconciliation.tally().accepted() > 0;
  }

  @Override
  public String toString() {
    return "смертей узла %d, обращений %d, потеряно %d, удвоено %d"
        .formatted(killings.size(), messages, reconciliation.lost(), reconciliation.doubled());
  }

  String json() {
    ObjectNode json = JsonHttp.MAPPER.createObjectNode();
    json.put("kills", killings.size())
        .put("messages", messages)
        .put("lost", reconciliation.lost())
        .put("duplicated", reconciliation.doubled())
        .put("accepted", reconciliation.tally().accepted())
        .put("delivered", reconciliation.tally().delivered())
        .put("refused", reconciliation.tally().refused())
        .put("parked", reconciliation.tally().parked())
        .put("deadLettered", reconciliation.tally().deadLettered())
        .put("duplicatesSuppressed", reconciliation.tally().duplicatesSuppressed())
        .put("seconds", Math.round(seconds * 10) / 10.0);
    ArrayNode points = json.putArray("points");
    killings.forEach(
        killing -> points.addObject().put("point", killing.point()).put("hit", killing.hit()));
    ArrayNode findings = json.putArray("findings");
    reconciliation.findings().stream().limit(SHOWN).map(Finding::toString).forEach(findings::add);
    return JsonHttp.MAPPER.writeValueAsString(json);
  }
}
