package ru.uzel.casework;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.slice.CaseProperty;
import ru.uzel.model.slice.DimensionValue;
import ru.uzel.model.slice.MessageField;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceDimension;
import ru.uzel.model.slice.SliceMeasure;
import ru.uzel.model.slice.SlicePeriod;

/**
 * One slice as one statement: rows and total are of one moment. Its text is put together of
 * constants; whatever somebody wrote is a parameter.
 */
final class SliceStatement {

  /** PostgreSQL has no NUL character, which a text in JSON may name. */
  private static final String CHOSEN =
      """
      WITH chosen AS (
        SELECT c.case_id, c.status, c.priority, c.origin_party, c.bodies, c.repeats,
               c.registered_at,
               replace(convert_from(f.message, 'UTF8'), '\\u0000', '\\ufffd')::jsonb AS message
        FROM casework.hub_case c
        LEFT JOIN casework.case_fact f
          ON f.message_id = c.origin_message_id AND f.case_id = c.case_id
        WHERE c.registered_at >= ? AND c.registered_at < ?),
      """;

  /**
   * Answered is what has come to a final status and has not left it since; late, a term that came
   * to its end, or was met after it while nobody saw to timers.
   */
  private static final String SEEN =
      """
      seen AS (
        SELECT ARRAY[%s]::text[] AS keys, c.repeats, c.registered_at,
          (SELECT min(a.received_at) FROM casework.case_fact a
           WHERE a.case_id = c.case_id AND a.ordinal > coalesce(
             (SELECT max(o.ordinal) FROM casework.case_fact o
              WHERE o.case_id = c.case_id AND o.status <> ALL (?)), 0)) AS answered_at,
          EXISTS (SELECT FROM casework.deadline_fact d WHERE d.case_id = c.case_id) AS timed,
          EXISTS (SELECT FROM casework.deadline_fact d
                  CROSS JOIN LATERAL (
                    SELECT replace(convert_from(d.event, 'UTF8'), '\\u0000', '\\ufffd')::jsonb
                             AS event) e
                  WHERE d.case_id = c.case_id
                    AND CASE d.phase
                          WHEN 'OVERDUE' THEN true
                          WHEN 'MET' THEN (e.event ->> 'at')::timestamptz
                                          >= (e.event ->> 'dueAt')::timestamptz
                          ELSE false END) AS late,
          (SELECT s.score FROM casework.case_score s
           WHERE s.case_id = c.case_id ORDER BY s.round DESC LIMIT 1) AS score,
          (SELECT count(*) FROM casework.case_origin j WHERE j.case_id = c.case_id) AS joined
        FROM chosen c)
      """;

  /** The total first; one row more than may be, to know of it. */
  private static final String GROUPED =
      """
      SELECT GROUPING(keys), keys, %s FROM seen
      GROUP BY GROUPING SETS ((keys), ()) ORDER BY 1 DESC, 2 LIMIT ?
      """;

  private static final Object[] FINAL =
      Arrays.stream(CanonicalStatus.values())
          .filter(CanonicalStatus::isFinal)
          .map(Enum::name)
          .toArray();

  private final Slice slice;
  private final ZoneId zone;

  SliceStatement(Slice slice, ZoneId zone) {
    this.slice = slice;
    this.zone = zone;
  }

  String text() {
    return CHOSEN
        + SEEN.formatted(listed(slice.dimensions(), dimension -> key(dimension.value())))
        + GROUPED.formatted(listed(slice.measures(), SliceStatement::counted));
  }

  private static <T> String listed(List<T> things, Function<T, String> sql) {
    return things.stream().map(sql).collect(Collectors.joining(", "));
  }

  void fill(Parameters parameters, SlicePeriod period, int limit) throws SQLException {
    parameters.time(CaseWrites.time(begin(period.from())));
    parameters.time(CaseWrites.time(begin(period.to())));
    for (SliceDimension dimension : slice.dimensions()) {
      if (dimension.value() instanceof MessageField field) {
        parameters.array("text", field.names().toArray());
      } else if (dimension.value() instanceof CaseProperty property && isTime(property)) {
        parameters.text(zone.getId());
      }
    }
    parameters.array("text", FINAL);
    parameters.number(limit);
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static boolean isTime(CaseProperty property) {
    return switch (property) {
      case MONTH, WEEK, DAY -> true;
      default -> false;
    };
  }

  private static String key(DimensionValue value) {
    return value instanceof CaseProperty property
        ? property(property)
        : "nullif(c.message #>> ?::text[], '')";
  }

  private static String property(CaseProperty property) {
    return switch (property) {
      case STATUS -> "c.status";
      case CHANNEL -> "c.origin_party";
      case BODY -> "nullif(array_to_string(ARRAY(SELECT unnest(c.bodies) ORDER BY 1), ', '), '')";
      case PRIORITY -> "c.priority";
      case MONTH -> "to_char(c.registered_at AT TIME ZONE ?::text, 'YYYY-MM')";
      case WEEK -> "to_char(c.registered_at AT TIME ZONE ?::text, 'IYYY-\"W\"IW')";
      case DAY -> "to_char(c.registered_at AT TIME ZONE ?::text, 'YYYY-MM-DD')";
    };
  }

  private static String counted(SliceMeasure measure) {
    return switch (measure) {
      case CASES -> "count(*)";
      case ANSWERED -> "count(answered_at)";
      case OPEN -> "count(*) FILTER (WHERE answered_at IS NULL)";
      case ANSWERED_SHARE -> "round(count(answered_at)::numeric / nullif(count(*), 0), 4)";
      case OVERDUE -> "count(*) FILTER (WHERE late)";
      case IN_TIME_SHARE ->
          """
          round(count(*) FILTER (WHERE timed AND NOT late AND answered_at IS NOT NULL)::numeric
            / nullif(count(*) FILTER (WHERE late OR (timed AND answered_at IS NOT NULL)), 0), 4)
          """;
      case MEDIAN_HOURS ->
          """
          round((percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(
              extract(epoch FROM answered_at - registered_at)::double precision, 0))
            FILTER (WHERE answered_at IS NOT NULL))::numeric / 3600, 1)
          """;
      case REOPENED -> "count(*) FILTER (WHERE repeats > 0)";
      case SCORED -> "count(score)";
      case AVERAGE_SCORE -> "round(avg(score), 2)";
      case JOINED -> "coalesce(sum(joined), 0)";
    };
  }
}
