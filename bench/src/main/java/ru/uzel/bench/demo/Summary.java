package ru.uzel.bench.demo;

import ru.uzel.bench.reconciliation.Tally;
import ru.uzel.bench.story.Verdict;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo's last line. */
final class Summary {

  private Summary() {}

  static String json(
      Verdict verdict, long signaturesVerified, long journalRecords, double seconds) {
    ObjectNode summary = JsonHttp.MAPPER.createObjectNode();
    tally(summary, verdict.reconciliation().tally());
    summary
        .put("lost", verdict.reconciliation().lost())
        .put("duplicated", verdict.reconciliation().doubled())
        .put("signaturesVerified", signaturesVerified)
        .put("journalRecords", journalRecords)
        .put("seconds", Math.round(seconds * 10) / 10.0);
    tally(summary.putObject("planned"), verdict.planned());
    summary
        .putObject("inquiries")
        .put("asked", verdict.inquiries().asked())
        .put("answered", verdict.inquiries().answered());
    summary
        .putObject("files")
        .put("attached", verdict.files().attached())
        .put("kept", verdict.files().kept())
        .put("passedOn", verdict.files().passedOn());
    ArrayNode faults = summary.putArray("faultsSeen");
    verdict
        .faults()
        .forEach(
            fault ->
                faults
                    .addObject()
                    .put("fault", fault.fault())
                    .put("planned", fault.planned())
                    .put("books", fault.inBooks())
                    .put("journal", fault.inJournal()));
    ArrayNode problems = summary.putArray("problems");
    verdict.problems().forEach(problems::add);
    return JsonHttp.MAPPER.writeValueAsString(summary);
  }

  private static void tally(ObjectNode node, Tally tally) {
    node.put("accepted", tally.accepted())
        .put("delivered", tally.delivered())
        .put("refused", tally.refused())
        .put("duplicatesSuppressed", tally.duplicatesSuppressed())
        .put("parked", tally.parked())
        .put("deadLettered", tally.deadLettered());
  }
}
