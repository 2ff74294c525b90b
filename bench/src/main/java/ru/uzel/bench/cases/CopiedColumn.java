package ru.uzel.bench.cases;

import java.util.Set;

/**
 * A column of a table whose rows are copied many times over. What a copy has in it is told by the
 * column's type and name, so that columns to come are copied too.
 *
 * @param type as {@code information_schema.columns} tells it
 */
record CopiedColumn(String table, String name, String type) {

  /** Texts that tell one message or case from another, or hold an id that does. */
  private static final Set<String> NUMBERS =
      Set.of("external_id", "origin_external_id", "reference", "task_instance");

  private static final String ID = "[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}";

  /**
   * Ids and numbers of its own, an earlier time, another place.
   *
   * <p>{@code t} is the row that is copied, {@code s.g} the number of the copied case, {@code
   * s.back} by how many milliseconds it came earlier, {@code s.prefix} the time in its ids (RFC
   * 9562, UUIDv7): no two copies have the same, and what follows it is of the template.
   */
  String expression() {
    String own = "t." + name;
    if (table.equals("deadline") && name.equals("phase")) {
      // What was left in work long ago is late by now.
      return "CASE WHEN t.state = 'RUNNING' AND t.due_at - s.back * interval '1 ms' < now()"
          + " THEN 'OVERDUE' ELSE t.phase END";
    }
    if (table.equals("record") && name.equals("sequence")) {
      // The hub's own records are numbered from 1 on without gaps: the copies lie below.
      return "s.first_record + s.g * 1000 + t.place";
    }
    if (isNumber()) {
      return "CASE WHEN "
          + own
          + "_at > 0 THEN overlay("
          + own
          + " placing s.prefix from "
          + own
          + "_at) ELSE "
          + own
          + " || '-' || s.g END";
    }
    return switch (type) {
      case "uuid" -> "(s.prefix || substr(" + own + "::text, 15))::uuid";
      case "timestamp with time zone" -> own + " - s.back * interval '1 ms'";
      case "date" -> "(" + own + " - s.back * interval '1 ms')::date";
      case "double precision" -> scattered(own);
      case "bytea" ->
          name.equals("payload_hash") || name.equals("hash")
              ? "sha256(" + own + " || int8send(s.first_record + s.g))"
              : own;
      default -> own;
    };
  }

  boolean isNumber() {
    return NUMBERS.contains(name);
  }

  /** Where in its text an id stands; 0 where there is none. */
  String place() {
    return "regexp_instr(x." + name + ", '" + ID + "') AS " + name + "_at";
  }

  /** Anywhere within the same degree: multiples of the golden section keep apart. */
  private static String scattered(String own) {
    return "floor("
        + own
        + ") + mod(("
        + own
        + " - floor("
        + own
        + ") + s.g * 0.6180339887)::numeric, 1)::double precision";
  }
}
