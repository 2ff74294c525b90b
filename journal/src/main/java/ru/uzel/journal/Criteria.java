package ru.uzel.journal;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import ru.uzel.model.journal.JournalQuery;

/**
 * A query as SQL: only the criteria that are given, so that each combination gets a plan of its
 * own.
 */
record Criteria(String sql, List<Object> parameters) {

  static Criteria of(JournalQuery query) {
    StringBuilder sql =
        new StringBuilder(
            "SELECT " + RecordRow.COLUMNS + " FROM journal.record WHERE sequence > ?");
    List<Object> parameters = new ArrayList<>();
    parameters.add(query.afterSequence());
    if (query.caseId() != null) {
      sql.append(" AND case_id = ?");
      parameters.add(query.caseId().value());
    }
    if (query.messageId() != null) {
      // Two look-ups: the planner does not combine two ordered indexes by OR.
      sql.append(
          " AND sequence IN (SELECT sequence FROM journal.record WHERE message_id = ?"
              + " UNION SELECT sequence FROM journal.record WHERE causation_id = ?)");
      parameters.add(query.messageId().value());
      parameters.add(query.messageId().value());
    }
    if (query.party() != null) {
      sql.append(" AND party = ?");
      parameters.add(query.party().value());
    }
    if (query.type() != null) {
      // A literal, here and below: a partial index is used only for what is known when planning.
      sql.append(" AND type = '").append(query.type().name()).append('\'');
    }
    if (query.outcome() != null) {
      sql.append(" AND outcome = '").append(query.outcome().name()).append('\'');
    }
    if (query.externalId() != null) {
      sql.append(" AND external_id = ?");
      parameters.add(query.externalId());
    }
    if (query.from() != null) {
      sql.append(" AND at >= ?");
      parameters.add(query.from().atOffset(ZoneOffset.UTC));
    }
    if (query.to() != null) {
      sql.append(" AND at < ?");
      parameters.add(query.to().atOffset(ZoneOffset.UTC));
    }
    sql.append(" ORDER BY sequence LIMIT ?");
    parameters.add(query.limit());
    return new Criteria(sql.toString(), parameters);
  }
}
