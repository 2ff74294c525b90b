package ru.uzel.bench.cases;

import java.util.List;
import java.util.stream.Collectors;

/** A table of the hub, and beside it a table with the rows of the template cases. */
record CopiedTable(String schema, String name, List<CopiedColumn> columns) {

  String fullName() {
    return schema + "." + name;
  }

  String templates() {
    return "bench." + schema + "_" + name;
  }

  /** Whether its rows tell of which case they are; the few others have nothing to copy. */
  boolean isOfCases() {
    return schema.equals("journal")
        || name.equals("timer")
        || columns.stream().anyMatch(column -> column.name().equals("case_id"));
  }

  /** Copies the rows of the templates for every case that {@code bench.copied} names. */
  String copy() {
    return "INSERT INTO "
        + fullName()
        + " ("
        + columns.stream().map(CopiedColumn::name).collect(Collectors.joining(", "))
        + ") SELECT "
        + columns.stream().map(CopiedColumn::expression).collect(Collectors.joining(", "))
        + " FROM "
        + templates()
        + " t JOIN bench.copied s ON s.template = t.template"
        + (name.equals("timer")
            // What has been due is gone.
            ? " WHERE t.execution_time - s.back * interval '1 ms' > now()"
            : "")
        + " ORDER BY s.g";
  }

  /** Keeps the rows of the cases in {@code bench.chosen}. */
  String keep() {
    return "CREATE TABLE " + templates() + " AS SELECT " + places() + kept();
  }

  private String places() {
    return columns.stream()
        .filter(CopiedColumn::isNumber)
        .map(column -> column.place() + ", ")
        .collect(Collectors.joining());
  }

  private String kept() {
    return switch (fullName()) {
      // Until it is decided to which case a message belongs, its records name the message alone.
      case "journal.record" ->
          """
          c.template, row_number() OVER (PARTITION BY c.template ORDER BY x.sequence) AS place, x.*
          FROM journal.record x
          JOIN (SELECT template, case_id AS id FROM bench.chosen
                UNION ALL
                SELECT c.template, f.message_id FROM bench.chosen c
                JOIN casework.case_fact f ON f.case_id = c.case_id) c
            ON c.id = coalesce(x.case_id, x.message_id)""";
      case "journal.payload" ->
          """
          r.template, x.hash, x.content_type, ''::bytea AS sealed
          FROM (SELECT DISTINCT template, payload_hash FROM bench.journal_record) r
          JOIN journal.payload x ON x.hash = r.payload_hash""";
      case "casework.timer" ->
          """
          c.template, x.* FROM casework.timer x
          JOIN bench.chosen c ON c.case_id::text = split_part(x.task_instance, '/', 1)""";
      default ->
          "c.template, x.* FROM " + fullName() + " x JOIN bench.chosen c ON c.case_id = x.case_id";
    };
  }
}
