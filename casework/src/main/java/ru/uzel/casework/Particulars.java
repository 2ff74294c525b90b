package ru.uzel.casework;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a fact's message is no person's words. Of any message, also of a kind that is new:
 * numbers, yes and no, and times at its top level, since a text cannot look like one of these;
 * words only under the names listed here, which stand for codes.
 */
final class Particulars {

  /** Larger messages carry a channel's source record; to take them apart is not worth a page. */
  private static final int LARGEST = 256 * 1024;

  /** Codes at the top level: the words of an enumeration, hence no words of a person. */
  private static final List<String> CODES =
      List.of(
          "legalRegime",
          "direction",
          "outcome",
          "decision",
          "event",
          "scale",
          "rule",
          "phase",
          "sector");

  /** A date, or a date and time; ISO 8601. */
  private static final String TIME =
      "^\"\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?\"$";

  /** An enumeration's word. */
  private static final String CODE = "^\"[A-Z][A-Z0-9_]{1,39}\"$";

  /** PostgreSQL has no NUL character, which a text in JSON may name. */
  static final String JOIN =
      """
      LEFT JOIN LATERAL (
        SELECT array_agg(n.name ORDER BY n.place, n.name) AS names,
               array_agg(n.text ORDER BY n.place, n.name) AS texts
        FROM (SELECT replace(convert_from(f.message, 'UTF8'), '\\u0000', '\\ufffd')::json AS m
              WHERE octet_length(f.message) <= %d) j
        CROSS JOIN LATERAL (
          SELECT 1 AS place, 'category' AS name, m -> 'category' ->> 'code' AS text
          UNION ALL SELECT 2, 'sector', m -> 'subject' ->> 'sector'
          UNION ALL SELECT 3, 'problem', m -> 'subject' ->> 'problem'
          UNION ALL SELECT 4, 'replyKind', m -> 'reply' ->> 'kind'
          UNION ALL SELECT 5, 'files',
            (CASE json_typeof(coalesce(m -> 'reply' -> 'attachments', m -> 'attachments'))
               WHEN 'array' THEN
                 nullif(json_array_length(coalesce(m -> 'reply' -> 'attachments', m -> 'attachments')), 0)
             END)::text
          UNION ALL
          SELECT 6, e.key, btrim(e.value::text, '"') FROM json_each(m) e
          WHERE e.key NOT IN ('sequence')
            AND (json_typeof(e.value) IN ('number', 'boolean')
              OR (json_typeof(e.value) = 'string'
                  AND (e.value::text ~ ? OR (e.key = ANY (?::text[]) AND e.value::text ~ '%s'))))
          ) n
        WHERE n.text IS NOT NULL) p ON true
      """
          .formatted(LARGEST, CODE);

  private Particulars() {}

  /** Two holes. */
  static void fill(PreparedStatement statement, int first) throws SQLException {
    statement.setString(first, TIME);
    statement.setArray(first + 1, statement.getConnection().createArrayOf("text", CODES.toArray()));
  }

  /** Of the two columns that the join adds. */
  static Map<String, String> read(ResultSet row, int first) throws SQLException {
    Map<String, String> particulars = new LinkedHashMap<>();
    Array names = row.getArray(first);
    if (names != null) {
      String[] keys = (String[]) names.getArray();
      String[] texts = (String[]) row.getArray(first + 1).getArray();
      for (int i = 0; i < keys.length; i++) {
        particulars.put(keys[i], texts[i]);
      }
    }
    return particulars;
  }
}
