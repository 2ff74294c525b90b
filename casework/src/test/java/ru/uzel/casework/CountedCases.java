package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.planning;
import static ru.uzel.casework.Samples.toOrigin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

/** Brings cases to where a test wants to count them, by the decisions that bring them there. */
final class CountedCases {

  private final PartyName pos = Samples.channel();
  private final PartyName social = Samples.channel();
  private final CaseDecisions decisions;

  /** Under which reference its body has a case once it is reopened. */
  private final Map<CaseId, String> anew = new HashMap<>();

  private int told;

  CountedCases(CaseworkDatabase database, @Nullable DeadlineRules terms) {
    decisions =
        CaseworkModule.decisions(
            database,
            new JacksonCodec(),
            Clock.fixed(NOON, ZoneOffset.UTC),
            new Region(
                "test",
                "Test",
                new Joining(50, Duration.ofDays(3)),
                Transfers.USUAL,
                Region.USUAL_ZONE,
                terms),
            List.of());
  }

  PartyName channel() {
    return pos;
  }

  CaseDecision.Opened open(CitizenMessage message) {
    return openWith(message, ROADS);
  }

  CaseDecision.Opened openWithNobody(CitizenMessage message) {
    return openWith(message);
  }

  CaseDecision.Opened openWith(CitizenMessage message, PartyName... bodies) {
    return (CaseDecision.Opened)
        decisions.decide(
            accepted(pos, message, message.externalId(), "", message.registeredAt(), null),
            message,
            planning(Stream.of(bodies).map(body -> output(body.value(), body, message)).toList()));
  }

  /** What another channel tells of a case that is there. */
  void join(CitizenMessage message) {
    assertThat(
            decisions.decide(
                accepted(social, message, message.externalId()), message, planning(List.of())))
        .isInstanceOf(CaseDecision.Joined.class);
  }

  /** What its body says of a case, and when the hub received it. */
  void tell(CaseDecision.Opened opened, CanonicalStatus status, Instant at) {
    StatusUpdate update =
        Samples.update(
            anew.getOrDefault(opened.caseId(), opened.outputs().get(0).envelope().reference()),
            status,
            ++told);
    assertThat(decide(ROADS, update, at)).isInstanceOf(CaseDecision.Applied.class);
  }

  /** A case that was answered at that time, and reopened an hour later. */
  CaseDecision.Opened reopened(CitizenMessage message, Instant answeredAt) {
    CaseDecision.Opened opened = open(message);
    tell(opened, CanonicalStatus.RESOLVED, answeredAt);
    reopen(message.externalId(), answeredAt.plus(Duration.ofHours(1)));
    return opened;
  }

  void reopen(String number, Instant at) {
    SatisfactionScore wish = new SatisfactionScore(number, null, null, at, true, "TEST");
    CaseDecision reopened = decide(pos, wish, at);
    assertThat(reopened).isInstanceOf(CaseDecision.Reopened.class);
    anew.put(reopened.caseId(), reopened.outputs().get(0).envelope().reference());
  }

  void rate(String number, int score) {
    SatisfactionScore rating = new SatisfactionScore(number, score, null, NOON, false, "TEST");
    assertThat(decide(pos, rating, NOON)).isInstanceOf(CaseDecision.Scored.class);
  }

  /** Its term comes to its end. */
  void overdue(CaseDecision.Opened opened) {
    DeadlineEvent started = opened.deadlines().get(0);
    DeadlineEvent event = Deadline.after(started).to(DeadlinePhase.OVERDUE, started.dueAt());
    assertThat(
            decisions.decide(
                accepted(Party.HUB, event, event.key().value()), event, planning(List.of())))
        .isInstanceOf(CaseDecision.Timed.class);
  }

  private CaseDecision decide(PartyName party, HubMessage message, Instant at) {
    return decisions.decide(
        accepted(party, message, UUID.randomUUID().toString(), "", at, null),
        message,
        message instanceof StatusUpdate ? toOrigin(message) : planning(List.of()));
  }
}
