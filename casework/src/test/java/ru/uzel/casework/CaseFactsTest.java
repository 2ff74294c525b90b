package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;

/** Whether the case tables could be made again out of the facts. */
@ExtendWith(PostgresExtension.class)
class CaseFactsTest {

  private final PartyName channel = Samples.channel();
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          new CaseworkDatabase(PostgresExtension.dataSource()),
          new JacksonCodec(),
          Clock.systemUTC(),
          new Region("test", "Test", new Joining(50, Duration.ofDays(3))),
          List.of());

  @Test
  void sayEverythingTheInboxSays() throws SQLException {
    live();

    String columns =
        "party, external_id, version, occurrence, message_id, case_id, wire_hash, received_at";
    assertThat(rows("SELECT " + columns + " FROM casework.case_fact"))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                "SELECT "
                    + columns
                    + " FROM casework.inbox"
                    + " WHERE message_id NOT IN (SELECT message_id FROM casework.direct_answer)"));
  }

  @Test
  void sayEverythingTheCaseSays() throws SQLException {
    live();

    assertThat(
            rows(
                """
                SELECT o.case_id, l.ordinal, o.party, o.external_id, o.occurrence, o.message_id,
                       convert_from(o.message, 'UTF8')::jsonb -> 'category' ->> 'code', l.status,
                       coalesce((SELECT min(priority) FROM casework.case_output p
                                 WHERE p.case_id = o.case_id), 'NORMAL'),
                       o.received_at, o.decided_at, l.decided_at, o.return_address,
                       o.return_address IS NOT NULL AND EXISTS
                         (SELECT 1 FROM casework.case_output p
                          JOIN casework.case_fact f ON f.message_id = p.causation
                          WHERE p.case_id = o.case_id AND p.target = o.party
                            AND f.status IN ('REJECTED_BY_MODERATOR', 'RESOLVED', 'EXPLAINED',
                                             'NOT_SUPPORTED', 'LEFT_WITHOUT_ANSWER', 'CLOSED'))
                FROM casework.case_fact o
                JOIN (SELECT DISTINCT ON (case_id) * FROM casework.case_fact
                      ORDER BY case_id, ordinal DESC) l ON l.case_id = o.case_id
                WHERE o.decision = 'OPENED'
                """))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                """
                SELECT case_id, revision, origin_party, origin_external_id, occurrence,
                       origin_message_id, category_code, status, priority,
                       received_at, opened_at, updated_at, return_address, answered
                FROM casework.hub_case
                """));
  }

  @Test
  void sayWhichMessagesJoinedWhichCase() throws SQLException {
    live();

    assertThat(
            rows(
                """
                SELECT case_id, party, external_id, message_id,
                       convert_from(message, 'UTF8')::jsonb -> 'category' ->> 'code', received_at
                FROM casework.case_fact WHERE decision = 'JOINED'
                """))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                """
                SELECT case_id, party, external_id, message_id, category_code, received_at
                FROM casework.case_origin
                """));
  }

  @Test
  void sayWhatACaseIsAboutAndWhetherItsTermWasExtended() throws SQLException {
    live();

    assertThat(
            rows(
                """
                SELECT o.case_id, o.message -> 'subject' ->> 'problem',
                       (o.message ->> 'registeredAt')::timestamptz,
                       (o.message -> 'location' ->> 'latitude')::double precision,
                       EXISTS (SELECT FROM casework.case_fact f
                               WHERE f.case_id = o.case_id AND f.decision = 'APPLIED'
                                 AND f.status = 'EXTENDED'
                                 AND NOT EXISTS (SELECT FROM casework.case_fact r
                                                 WHERE r.case_id = f.case_id
                                                   AND r.ordinal > f.ordinal
                                                   AND r.decision = 'APPLIED'
                                                   AND r.status = 'REOPENED'))
                FROM (SELECT case_id, convert_from(message, 'UTF8')::jsonb AS message
                      FROM casework.case_fact WHERE decision = 'OPENED') o
                WHERE o.message -> 'subject' ->> 'problem' IS NOT NULL
                  AND o.message ->> 'legalRegime' <> 'FZ59'
                  AND o.message ->> 'complainedOf' IS NULL
                """))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                """
                SELECT case_id, problem, registered_at, latitude, extended
                FROM casework.hub_case WHERE problem IS NOT NULL
                """));
  }

  @Test
  void sayHowFarEachReferenceIs() throws SQLException {
    live();

    assertThat(
            rows(
                """
                SELECT party, reference, max(sequence) FROM casework.case_fact
                WHERE decision IN ('APPLIED', 'TRANSFERRED') GROUP BY party, reference
                """))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                """
                SELECT target, reference, last_sequence FROM casework.output_reference
                WHERE last_sequence IS NOT NULL
                """));
  }

  /** Something of everything that can happen to a case. */
  private void live() {
    CitizenMessage message = pothole("1").about(new Subject(Sector.ROADS, channel.value()));
    CaseDecision.Opened opened =
        (CaseDecision.Opened)
            decisions.decide(
                accepted(channel, message, "1"),
                message,
                context -> List.of(output("a", ROADS, Priority.INCIDENT, message)));
    decisions.decide(
        accepted(channel, message, "1", "v2", NOON, null), message, context -> List.of());
    String reference = opened.outputs().get(0).envelope().reference();
    CitizenMessage same = pothole("2").about(new Subject(Sector.ROADS, channel.value()));
    assertThat(decisions.decide(accepted(Samples.channel(), same, "2"), same, context -> List.of()))
        .isInstanceOf(CaseDecision.Joined.class);
    tell(update(reference, CanonicalStatus.IN_PROGRESS, 2));
    tell(update(reference, CanonicalStatus.ASSIGNED, 1));
    tell(update(reference, CanonicalStatus.ASSIGNED, 3));
    tell(update(reference, CanonicalStatus.EXTENDED, 4));
    decisions.decide(
        accepted(channel, message, "d", "", NOON, Duration.ofMinutes(1)),
        message,
        context -> List.of());
    decisions.decide(
        accepted(channel, message, "d", "", NOON.plusSeconds(61), Duration.ofMinutes(1)),
        message,
        context -> List.of());
  }

  private void tell(StatusUpdate update) {
    decisions.decide(
        accepted(ROADS, update, UUID.randomUUID().toString()), update, toOrigin(update));
  }

  private static List<List<Object>> rows(String query) throws SQLException {
    try (Connection connection = PostgresExtension.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<List<Object>> found = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        found.add(row);
      }
      assertThat(found).isNotEmpty();
      return found;
    }
  }
}
