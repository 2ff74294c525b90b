package ru.uzel.journal;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.RecordFilter;

/** A filter as SQL, with only the criteria that are given; see {@link Criteria}. */
record PageCriteria(String sql, List<Object> parameters) {

  static PageCriteria of(RecordFilter filter, long before, int limit) {
    StringBuilder sql =
        new StringBuilder(
            "SELECT " + RecordRow.COLUMNS + " FROM journal.record WHERE sequence < ?");
    List<Object> parameters = new ArrayList<>();
    parameters.add(before);
    if (filter.caseId() != null) {
      sql.append(" AND case_id = ?");
      parameters.add(filter.caseId().value());
    }
    if (filter.party() != null) {
      sql.append(" AND party = ?");
      parameters.add(filter.party().value());
    }
    if (!filter.types().isEmpty()) {
      // Literals, here and below: a partial index is used only for what is known when planning.
      sql.append(" AND type ").append(types(filter));
    }
    if (failuresOnly(filter)) {
      sql.append(" AND outcome = 'FAILURE'");
    } else if (filter.outcome() != null) {
      sql.append(" AND outcome = '").append(filter.outcome().name()).append('\'');
    }
    if (filter.from() != null) {
      sql.append(" AND at >= ?");
      parameters.add(filter.from().atOffset(ZoneOffset.UTC));
    }
    if (filter.to() != null) {
      sql.append(" AND at < ?");
      parameters.add(filter.to().atOffset(ZoneOffset.UTC));
    }
    sql.append(" ORDER BY sequence DESC LIMIT ?");
    parameters.add(limit);
    return new PageCriteria(sql.toString(), parameters);
  }

  private static String types(RecordFilter filter) {
    return filter.types().size() == 1
        ? "= '" + filter.types().iterator().next().name() + "'"
        : filter.types().stream()
            .map(type -> "'" + type.name() + "'")
            .sorted()
            .collect(Collectors.joining(", ", "IN (", ")"));
  }

  /** An attempt that failed is a failure always: said, it is found by the index of failures. */
  private static boolean failuresOnly(RecordFilter filter) {
    return filter.outcome() == JournalOutcome.FAILURE
        || (filter.outcome() == null && filter.types().equals(Set.of(JournalType.ATTEMPT_FAILED)));
  }
}
