package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.update;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.AssignedCase;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Region;

@ExtendWith(PostgresExtension.class)
class PostgresAssignedCasesTest {

  private final PartyName channel = Samples.channel();
  private final PartyName body = Samples.channel();
  private CaseDecisions decisions;
  private AssignedCases cases;

  @BeforeEach
  void build() {
    CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    decisions =
        CaseworkModule.decisions(database, new JacksonCodec(), clock, Region.NONE, List.of());
    cases = new CaseworkModule().assignedCases(database);
  }

  @Test
  void tellsABodyHowItsCaseStands() {
    CaseDecision opened = opened();
    String reference = opened.outputs().get(0).envelope().reference();

    assertThat(cases.find(body, reference))
        .hasValueSatisfying(
            found -> {
              assertThat(found.caseId()).isEqualTo(opened.caseId());
              assertThat(found.status()).isEqualTo(CanonicalStatus.RECEIVED);
              assertThat(found.lastSequence()).isNull();
            });

    StatusUpdate extended = update(reference, CanonicalStatus.EXTENDED, 7);
    decisions.decide(accepted(body, extended, "u-7"), extended, toOrigin(extended));

    assertThat(cases.find(body, reference))
        .hasValueSatisfying(
            found -> {
              assertThat(found.status()).isEqualTo(CanonicalStatus.EXTENDED);
              assertThat(found.lastSequence()).isEqualTo(7);
              assertThat(found.extended()).isTrue();
            });
  }

  @Test
  void tellsNothingOfOthersCasesNorOfUnknownReferences() {
    String reference = opened().outputs().get(0).envelope().reference();

    assertThat(cases.find(Samples.channel(), reference)).isEmpty();
    assertThat(cases.find(body, "never-sent")).map(AssignedCase::caseId).isEmpty();
  }

  private CaseDecision opened() {
    CitizenMessage message = pothole("1");
    return decisions.decide(
        accepted(channel, message, "1"),
        message,
        context -> List.of(Samples.output("body", body, Priority.NORMAL, message)));
  }
}
