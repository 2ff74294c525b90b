package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;

/** What was said in a case so far, for the decisions that go on from there. */
final class CaseHistory {

  /** Kind, party, and the canonical JSON as it was decided to be sent. */
  private static final String SENT =
      """
      SELECT o.kind, coalesce(o.message, f.message)
      FROM casework.case_output o
      JOIN casework.case_fact f ON f.message_id = o.causation AND f.case_id = o.case_id
      WHERE o.case_id = ? AND o.kind = ?
      """;

  private static final String LAST = " ORDER BY f.ordinal DESC, o.ordinal LIMIT 1";

  private static final String TOLD =
      SENT
          + """
            AND (o.target = (SELECT c.origin_party FROM casework.hub_case c
                             WHERE c.case_id = o.case_id)
                 OR EXISTS (SELECT FROM casework.case_origin j
                            WHERE j.case_id = o.case_id AND j.party = o.target))
            """
          + LAST;

  private static final String ASSIGNED = SENT + " AND o.target = ?" + LAST;

  private static final String MESSAGES =
      """
      SELECT kind, message FROM casework.case_fact
      WHERE case_id = ? AND decision IN ('OPENED', 'JOINED') ORDER BY ordinal
      """;

  private static final String RATED =
      "SELECT rated_at FROM casework.case_score WHERE case_id = ? AND round = ?";

  private static final String WISHES =
      """
      SELECT kind, message FROM casework.case_fact
      WHERE case_id = ? AND decision = 'REOPENED' AND kind = ? AND party = ?
      """;

  private final CaseworkDatabase database;
  private final MessageCodec codec;

  CaseHistory(CaseworkDatabase database, MessageCodec codec) {
    this.database = database;
    this.codec = codec;
  }

  /** What the channels of the case were told last; empty while nothing was. */
  Optional<StatusUpdate> latestUpdate(CaseId caseId) {
    return messages(TOLD, caseId, MessageKind.STATUS_UPDATE.wireName()).stream()
        .map(StatusUpdate.class::cast)
        .findFirst();
  }

  /** The resident's message as that body got it last. */
  Optional<CitizenMessage> assignment(CaseId caseId, PartyName body) {
    return messages(ASSIGNED, caseId, MessageKind.CITIZEN_MESSAGE.wireName(), body.value()).stream()
        .map(CitizenMessage.class::cast)
        .findFirst();
  }

  /** What residents wrote, the message that opened the case first. */
  List<CitizenMessage> residents(CaseId caseId) {
    return messages(MESSAGES, caseId).stream().map(CitizenMessage.class::cast).toList();
  }

  /** Whether a wish of that channel that was given then has reopened the case already. */
  boolean wasReopenedBy(CaseId caseId, PartyName channel, Instant ratedAt) {
    String kind = MessageKind.SATISFACTION_SCORE.wireName();
    return messages(WISHES, caseId, kind, channel.value()).stream()
        .anyMatch(wish -> ((SatisfactionScore) wish).ratedAt().equals(ratedAt));
  }

  /** When the answer of that round was rated last; empty where it was not. */
  Optional<Instant> ratedAt(CaseId caseId, int round) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RATED)) {
            Parameters parameters = new Parameters(statement);
            parameters.id(caseId.value());
            parameters.number(round);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next()
                  ? Optional.of(CaseReads.instant(rows, 1))
                  : Optional.<Instant>empty();
            }
          }
        });
  }

  private List<HubMessage> messages(String query, CaseId caseId, String... further) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            Parameters parameters = new Parameters(statement);
            UUID id = caseId.value();
            parameters.id(id);
            for (String text : further) {
              parameters.text(text);
            }
            try (ResultSet rows = statement.executeQuery()) {
              List<HubMessage> found = new ArrayList<>();
              while (rows.next()) {
                found.add(codec.decode(MessageKind.of(rows.getString(1)), rows.getBytes(2)));
              }
              return found;
            }
          }
        });
  }
}
