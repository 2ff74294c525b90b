package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.TermBasis;

/** How the terms of a case stand, and what became of them. */
final class DeadlineReads {

  private static final String STANDING =
      """
      SELECT rule, round, stage, state, phase, phase_at, basis, start_at, due_at, sector, responsible
      FROM casework.deadline WHERE case_id = ? ORDER BY rule
      """;

  private static final String EVENT =
      """
      SELECT event FROM casework.deadline_fact
      WHERE case_id = ? AND rule = ? AND round = ? AND phase = ?
      """;

  private final CaseworkDatabase database;
  private final MessageCodec codec;

  DeadlineReads(CaseworkDatabase database, MessageCodec codec) {
    this.database = database;
    this.codec = codec;
  }

  /** All of the case, those that are over too. */
  List<Deadline> standing(CaseId caseId) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setObject(1, caseId.value());
            try (ResultSet rows = statement.executeQuery()) {
              List<Deadline> standing = new ArrayList<>();
              while (rows.next()) {
                standing.add(deadline(caseId, rows));
              }
              return standing;
            }
          }
        });
  }

  /** Nothing where the term has not come to that phase. */
  Optional<DeadlineEvent> event(CaseId caseId, String rule, int round, DeadlinePhase phase) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(EVENT)) {
            statement.setObject(1, caseId.value());
            statement.setString(2, rule);
            statement.setInt(3, round);
            statement.setString(4, phase.name());
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next()
                  ? Optional.of(
                      (DeadlineEvent) codec.decode(MessageKind.DEADLINE_EVENT, rows.getBytes(1)))
                  : Optional.<DeadlineEvent>empty();
            }
          }
        });
  }

  private static Deadline deadline(CaseId caseId, ResultSet row) throws SQLException {
    @Nullable String sector = row.getString(10);
    @Nullable String responsible = row.getString(11);
    return new Deadline(
        caseId,
        row.getString(1),
        row.getInt(2),
        DeadlineStage.valueOf(row.getString(3)),
        Deadline.State.valueOf(row.getString(4)),
        DeadlinePhase.valueOf(row.getString(5)),
        CaseReads.instant(row, 6),
        TermBasis.valueOf(row.getString(7)),
        CaseReads.instant(row, 8),
        CaseReads.instant(row, 9),
        sector == null ? null : Sector.valueOf(sector),
        responsible == null ? null : new PartyName(responsible));
  }
}
