package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.answer;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.underAnotherId;
import static ru.uzel.casework.Samples.update;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.ChannelQuery;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;

@ExtendWith(PostgresExtension.class)
class JoiningTest {

  /** About 30 m of longitude at Tver's latitude. */
  private static final double NEAR = 0.0005;

  private final PartyName pos = Samples.channel();
  private final PartyName social = Samples.channel();
  private final PartyName municipal = Samples.channel();

  /** Of this test's own, so that tests do not join each other's cases. */
  private final String problem = "p" + UUID.randomUUID();

  private final CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          database,
          new JacksonCodec(),
          clock,
          new Region("test", "Test", new Joining(50, Duration.ofDays(3))),
          List.of());
  private final ChannelStatuses statuses =
      new CaseworkModule().channelStatuses(database, new JacksonCodec(), clock);

  @Test
  void makesOneCaseOfOneProblemToldInThreeChannelsAndTellsAllOfThem() {
    CaseDecision.Opened opened = opened(pos, at("1", 0));
    assertThat(joined(social, at("post-7", NEAR)).caseId()).isEqualTo(opened.caseId());
    assertThat(joined(municipal, at("m1", -NEAR)).caseId()).isEqualTo(opened.caseId());

    StatusUpdate update = answer(referenceOf(opened), CanonicalStatus.RESOLVED, 1);
    CaseDecision.Applied applied =
        (CaseDecision.Applied)
            decisions.decide(accepted(ROADS, update, "u-" + problem), update, toOrigins(update));

    assertThat(applied.outputs())
        .extracting(told -> told.envelope().target(), told -> told.envelope().subject())
        .containsExactly(
            tuple(pos, new ExternalId("1")),
            tuple(social, new ExternalId("post-7")),
            tuple(municipal, new ExternalId("m1")));
    assertThat(applied.outputs())
        .extracting(told -> told.envelope().subjectMessage())
        .doesNotContainNull()
        .doesNotHaveDuplicates();
    assertThat(
            decisions.decide(accepted(ROADS, update, "u2-" + problem), update, toOrigins(update)))
        .isInstanceOf(CaseDecision.Stored.class);
  }

  @Test
  void repeatsTheDecisionForTheSameMessageAndKnowsItsDuplicates() {
    CaseDecision.Opened opened = opened(pos, at("1", 0));
    CitizenMessage post = at("post-7", 0);
    AcceptedMessage accepted = accepted(social, post, "post-7");

    CaseDecision decision = decisions.decide(accepted, post, toRoads(post));

    assertThat(decision)
        .isInstanceOf(CaseDecision.Joined.class)
        .returns(opened.caseId(), CaseDecision::caseId);
    assertThat(decisions.decide(accepted, post, toRoads(post))).isEqualTo(decision);
    assertThat(decisions.decide(underAnotherId(accepted, NOON), post, toRoads(post)))
        .isEqualTo(new CaseDecision.Duplicate(opened.caseId(), accepted.id()));
    assertThat(
            decisions.decide(
                accepted(social, post, "post-7", "v2", NOON, null), post, toRoads(post)))
        .isEqualTo(new CaseDecision.Stored(opened.caseId(), "revision v2 of " + accepted.id()));
  }

  @Test
  void tellsWhoJoinsHowFarTheCaseIs() {
    CaseDecision.Opened opened = opened(pos, at("1", 0));
    StatusUpdate update = update(referenceOf(opened), CanonicalStatus.IN_PROGRESS, 1);
    decisions.decide(accepted(ROADS, update, "u-" + problem), update, toOrigins(update));

    CaseDecision.Joined joined = joined(social, at("post-7", 0));

    assertThat(joined.outputs())
        .filteredOn(output -> output.envelope().target().equals(social))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.message()).isEqualTo(update);
              assertThat(told.envelope())
                  .returns(social, Envelope::target)
                  .returns(new ExternalId("post-7"), Envelope::subject)
                  .returns(1L, Envelope::sequence);
            });
  }

  @Test
  void showsEachChannelItsOwnMessageAndNoOther() {
    CaseDecision.Opened opened = opened(pos, at("1", 0));
    CaseDecision.Joined joined = joined(social, at("post-7", 0));
    StatusUpdate update = answer(referenceOf(opened), CanonicalStatus.RESOLVED, 1);
    CaseDecision.Applied applied =
        (CaseDecision.Applied)
            decisions.decide(accepted(ROADS, update, "u-" + problem), update, toOrigins(update));
    applied.outputs().forEach(told -> statuses.publish(told.envelope(), update));

    for (PartyName channel : List.of(pos, social)) {
      List<ChannelRequest> requests =
          statuses.list(channel, new ChannelQuery(List.of(), null, null, false, 10, 0));
      assertThat(requests).singleElement().returns(joined.caseId(), ChannelRequest::caseId);
      ChannelRequest request = requests.get(0);
      assertThat(request.message().externalId()).isEqualTo(channel.equals(pos) ? "1" : "post-7");
      assertThat(request.published()).isEqualTo(update);
      assertThat(statuses.find(channel, request.id())).contains(request);
    }
    assertThat(statuses.list(municipal, new ChannelQuery(List.of(), null, null, null, 10, 0)))
        .isEmpty();
  }

  @Test
  void leavesApartWhatIsFarOffLateOrOfAnotherProblem() {
    CaseDecision.Opened first = opened(pos, at("1", 0));

    assertThat(opened(social, at("far", 0.002)).caseId()).isNotEqualTo(first.caseId());
    assertThat(opened(municipal, at("late", 0, NOON.plus(Duration.ofDays(4)))).caseId())
        .isNotEqualTo(first.caseId());
    opened(social, message("other", "another-" + problem, 0.0, NOON, LegalRegime.ORDINARY));
  }

  @Test
  void leavesApartTwoMessagesOfOneChannel() {
    assertThat(opened(pos, at("1", 0)).caseId()).isNotEqualTo(opened(pos, at("2", 0)).caseId());
  }

  @Test
  void leavesAnAppealApartFromAllOthers() {
    opened(pos, message("appeal", problem, 0.0, NOON, LegalRegime.FZ59));
    opened(social, at("post-7", 0));
    opened(municipal, message("appeal-2", problem, 0.0, NOON, LegalRegime.FZ59));
  }

  @Test
  void leavesApartWhatComesAfterTheAnswer() {
    CaseDecision.Opened first = opened(pos, at("1", 0));
    StatusUpdate update = answer(referenceOf(first), CanonicalStatus.RESOLVED, 1);
    decisions.decide(accepted(ROADS, update, "u-" + problem), update, toOrigins(update));

    assertThat(opened(social, at("again", 0)).caseId()).isNotEqualTo(first.caseId());
  }

  @Test
  void findsThePlaceByItsAddressWhereThereAreNoCoordinates() {
    CaseDecision.Opened first =
        opened(pos, message("1", problem, null, NOON, LegalRegime.ORDINARY, "ул. Мира, д. 5"));

    assertThat(
            joined(social, message("2", problem, null, NOON, LegalRegime.ORDINARY, "Ул Мира,  Д.5"))
                .caseId())
        .isEqualTo(first.caseId());
    opened(municipal, message("3", problem, null, NOON, LegalRegime.ORDINARY, "ул. Мира, д. 6"));
  }

  @Test
  void opensOneCaseHoweverManyChannelsTellAtOnce() throws Exception {
    List<CaseDecision> decided =
        Race.of(
            6,
            i ->
                () -> {
                  CitizenMessage message = at("n", 0);
                  return decisions.decide(
                      accepted(Samples.channel(), message, "n"), message, toRoads(message));
                });

    assertThat(decided).extracting(CaseDecision::caseId).containsOnly(decided.get(0).caseId());
    assertThat(decided).filteredOn(CaseDecision.Opened.class::isInstance).hasSize(1);
  }

  private CaseDecision.Opened opened(PartyName channel, CitizenMessage message) {
    return (CaseDecision.Opened) decided(channel, message);
  }

  private CaseDecision.Joined joined(PartyName channel, CitizenMessage message) {
    return (CaseDecision.Joined) decided(channel, message);
  }

  private CaseDecision decided(PartyName channel, CitizenMessage message) {
    return decisions.decide(
        accepted(channel, message, message.externalId()), message, toRoads(message));
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }

  private static OutputPlan toRoads(HubMessage message) {
    return new OutputPlan() {
      @Override
      public List<PlannedOutput> outputs(CaseContext context) {
        return List.of(output("roads", ROADS, Priority.NORMAL, message));
      }

      @Override
      public Optional<PlannedOutput> own(String act, PartyName target, HubMessage message) {
        return Optional.of(output(act, target, Priority.NORMAL, message));
      }
    };
  }

  private static OutputPlan toOrigins(HubMessage message) {
    return context ->
        context.origins().stream()
            .map(origin -> output("back", origin, Priority.NORMAL, message))
            .toList();
  }

  private CitizenMessage at(String number, double east) {
    return at(number, east, NOON);
  }

  private CitizenMessage at(String number, double east, Instant registeredAt) {
    return message(number, problem, east, registeredAt, LegalRegime.ORDINARY);
  }

  private static CitizenMessage message(
      String number,
      String problem,
      @Nullable Double east,
      Instant registeredAt,
      LegalRegime regime) {
    return message(number, problem, east, registeredAt, regime, "ул. Выдуманная, " + number);
  }

  private static CitizenMessage message(
      String number,
      String problem,
      @Nullable Double east,
      Instant registeredAt,
      LegalRegime regime,
      String address) {
    return new CitizenMessage(
            number,
            null,
            new ClassifierRef("TEST", "roads", "Дороги"),
            null,
            null,
            "Яма",
            new Location(
                address,
                null,
                east == null ? null : new BigDecimal("56.8587"),
                east == null ? null : BigDecimal.valueOf(35.9176 + east)),
            null,
            null,
            null,
            regime,
            false,
            registeredAt,
            null,
            List.of())
        .about(new Subject(Sector.ROADS, problem));
  }
}
