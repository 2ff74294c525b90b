package ru.uzel.adapters.municipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The systems of the mock, read by the adapter: nothing is lost and nothing comes twice. */
final class MunicipalPollerTest {

  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

  /** A clock that the test sets on. */
  private static final class SettableClock extends Clock {

    private Instant now = MunicipalFixture.NOW;

    void goOn(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @TempDir private Path directory;

  private final MemoryIntake intake = new MemoryIntake(MunicipalFixture.NOW);
  private final MemoryMarks marks = new MemoryMarks();
  private final SettableClock clock = new SettableClock();
  private Systems systems;

  @BeforeEach
  void start() throws IOException {
    systems = new Systems(directory);
  }

  @AfterEach
  void stop() {
    systems.close();
  }

  @Test
  void readsPageAfterPageInOrder() {
    for (int id = 1; id <= 5; id++) {
      systems.keep("dobrodel", today(id));
    }

    read(dobrodel(Map.of("pageSize", "2")));

    assertThat(intake.ids()).containsExactly("1", "2", "3", "4", "5");
    assertThat(systems.asked("/report/operative"))
        .filteredOn(row -> row.path("httpStatus").asInt() == 200)
        .extracting(row -> row.path("query").path("page").asString())
        .containsExactly("0", "1", "2");
  }

  @Test
  void asksAsTheShapeSays() {
    read(dobrodel(Map.of("filter", "Министерство ЖКХ", "lookBack", "2d")));

    JsonNode query = systems.asked("/report/operative").get(0).path("query");
    assertThat(query.path("orderBy").asString()).isEqualTo("ID");
    assertThat(query.path("size").asString()).isEqualTo("500");
    assertThat(query.path("filters.curators").asString()).isEqualTo("Министерство ЖКХ");
    assertThat(query.path("filters.createdAfter").asString()).isEqualTo("2026-11-25");
    assertThat(query.path("filters.createdBefore").asString()).isEqualTo("2026-11-28");
    assertThat(query.path("filters.statuses").asString())
        .startsWith("111,9,30,")
        .doesNotContain("31,", "61", "513", "515");
  }

  @Test
  void keepsARecordsOwnBytes() {
    systems.keep("dobrodel", today(1));

    read(dobrodel(Map.of()));

    assertThat(intake.accepted)
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.wire().utf8()).isEqualTo(today(1).toString());
              assertThat(taken.groupKey()).isEqualTo("1");
              assertThat(taken.verification()).isEqualTo("polled");
            });
  }

  @Test
  void takesACardOnceAndItsNewStatusOnceMore() {
    systems.keep("dobrodel", today(1));
    MunicipalPoller poller = poller();
    poller.read(dobrodel(Map.of()), () -> false);
    poller.read(dobrodel(Map.of()), () -> false);
    systems.keep("dobrodel", today(1).put("status", "Решено"));
    poller.read(dobrodel(Map.of()), () -> false);
    poller.read(dobrodel(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("1", "1");
    assertThat(intake.accepted)
        .extracting(message -> message.version().replaceFirst(" [0-9a-f]{16}$", ""))
        .containsExactly("В работе", "Решено");
    assertThat(intake.repeated).isZero();
  }

  @Test
  void goesOnAfterARestartWhereItWasAndReadsTheOverlapAgain() {
    systems.keep("dobrodel", today(1));
    read(dobrodel(Map.of()));
    clock.goOn(Duration.ofDays(3));
    systems.keep("dobrodel", today(1).put("status", "Решено"), card(2, "2026-11-29"));

    read(dobrodel(Map.of("overlap", "1d")));

    assertThat(intake.ids()).containsExactly("1", "1", "2");
    assertThat(lastQuery("filters.createdAfter")).isEqualTo("2026-11-26");
    assertThat(intake.repeated).isZero();
  }

  @Test
  void readsFromLookBackOnWhenItsBookmarkIsSpoilt() throws Exception {
    systems.keep("dobrodel", today(1));
    read(dobrodel(Map.of()));
    marks.put(dobrodel(Map.of()).name(), "{");
    systems.keep("dobrodel", today(2));

    read(dobrodel(Map.of()));

    assertThat(intake.ids()).containsExactly("1", "2");
    assertThat(intake.repeated).isEqualTo(1);
  }

  @Test
  void losesNothingThatTheHubCouldNotTake() {
    systems.keep("dobrodel", today(1), today(2), today(3));
    intake.outAfter(1);
    MunicipalPoller poller = poller();
    poller.read(dobrodel(Map.of()), () -> false);
    intake.back();
    clock.goOn(Duration.ofMinutes(1));

    poller.read(dobrodel(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("1", "2", "3");
  }

  @Test
  void leavesOutWhatWasOverBeforeItWasFirstSeenUntilItIsReopened() {
    systems.keep("dobrodel", today(1).put("status", "Закрыто"));
    read(dobrodel(Map.of()));
    systems.keep("dobrodel", today(1).put("status", "Решено"));
    read(dobrodel(Map.of()));
    assertThat(intake.accepted).isEmpty();

    systems.keep("dobrodel", today(1).put("status", "Повторная отправка"));
    read(dobrodel(Map.of()));

    assertThat(intake.ids()).containsExactly("1");
  }

  @Test
  void putsABadRecordOnRecordOnceAndGoesOn() {
    ObjectNode twice = today(3);
    systems.keep(
        "dobrodel",
        today(1).put("created", "позавчера"),
        today(2).without("ecurCategory"),
        MunicipalJson.PAGE.getNodeFactory().stringNode("нечто"),
        twice,
        today(4).put("status", "Новый статус"));

    try (CapturedLog log = CapturedLog.start()) {
      read(dobrodel(Map.of()));
      read(dobrodel(Map.of()));

      assertThat(intake.ids()).containsExactly("3", "4");
      assertThat(intake.refused)
          .extracting(refusal -> refusal.failure().code())
          .containsExactly(
              FailureCode.INVALID_FIELD, FailureCode.MISSING_FIELD, FailureCode.MALFORMED);
      assertThat(intake.refused.get(0).externalId()).isEqualTo("1");
      assertThat(intake.refused.get(0).failure().where()).hasValue("#/created");
      assertThat(log.text())
          .contains("invalid-field at #/created", "missing-field at #/ecurCategory")
          .doesNotContain(MunicipalFixture.TEXT, "позавчера");
    }
  }

  @Test
  void takesABadRecordOnceItIsMended() {
    systems.keep("dobrodel", today(1).put("created", "позавчера"));
    read(dobrodel(Map.of()));
    systems.keep("dobrodel", today(1));

    read(dobrodel(Map.of()));

    assertThat(intake.ids()).containsExactly("1");
  }

  @Test
  void asksAboutFewerDaysWhereAnAnswerTakesTooLong() {
    for (int day = 20; day <= 27; day++) {
      systems.keep("dobrodel", card(day, "2026-11-" + day));
    }
    systems.configure("{\"slowDays\":2}");

    read(dobrodel(Map.of("lookBack", "7d")));

    assertThat(intake.ids()).containsExactly("20", "21", "22", "23", "24", "25", "26", "27");
  }

  @Test
  void asksAboutFewerDaysWhereAnAnswerIsTooLong() {
    for (int day = 20; day <= 27; day++) {
      systems.keep("dobrodel", card(day, "2026-11-" + day));
    }
    systems.configure("{\"padding\":5000}");

    read(dobrodel(Map.of("lookBack", "7d", "largestAnswer", "12000")));

    assertThat(intake.ids()).hasSize(8);
  }

  @Test
  void sendsAnAlarmWhereTheLoginIsRefusedAndSaysWhenItIsOver() {
    MunicipalPoller poller = poller();
    systems.keep("dobrodel", today(1));
    systems.configure("{\"password\":\"another\"}");

    try (CapturedLog log = CapturedLog.start()) {
      poller.read(dobrodel(Map.of()), () -> false);
      clock.goOn(Duration.ofMinutes(10));
      poller.read(dobrodel(Map.of()), () -> false);
      systems.configure("{\"password\":\"" + MunicipalFixture.PASSWORD + "\"}");
      clock.goOn(Duration.ofMinutes(10));
      poller.read(dobrodel(Map.of()), () -> false);

      assertThat(log.text())
          .containsOnlyOnce("ALARM: party municipal")
          .contains("refuses the hub's login (/error)")
          .contains("its records can be read again")
          .doesNotContain(MunicipalFixture.PASSWORD);
    }
    assertThat(intake.ids()).containsExactly("1");
  }

  @Test
  void sendsAnAlarmWhereItIsForbidden() {
    systems.configure("{\"forbidden\":true}");

    try (CapturedLog log = CapturedLog.start()) {
      read(dobrodel(Map.of()));

      assertThat(log.text()).contains("ALARM: party municipal", "HTTP status 403");
    }
  }

  @Test
  void logsInAgainWhenItsSessionIsOver() {
    MunicipalPoller poller = poller();
    poller.read(dobrodel(Map.of()), () -> false);
    systems.configure("{\"expire\":true}");
    systems.keep("dobrodel", today(1));

    poller.read(dobrodel(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("1");
    assertThat(systems.asked("/login/admin")).hasSize(2);
  }

  @Test
  void waitsAsLongAsItIsToldTo() {
    MunicipalPoller poller = poller();
    poller.read(dobrodel(Map.of()), () -> false);
    systems.keep("dobrodel", today(1));
    systems.configure("{\"busy\":1}");
    poller.read(dobrodel(Map.of()), () -> false);
    clock.goOn(Duration.ofMillis(900));
    poller.read(dobrodel(Map.of()), () -> false);
    assertThat(intake.accepted).isEmpty();
    clock.goOn(Duration.ofMillis(200));

    poller.read(dobrodel(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("1");
  }

  @Test
  void backsOffWhileASystemFails() {
    MunicipalPoller poller = poller();
    systems.configure("{\"failing\":2}");
    poller.read(ourSpb(Map.of()), () -> false);
    poller.read(ourSpb(Map.of()), () -> false);

    assertThat(systems.asked("/token/")).hasSize(1);
  }

  @Test
  void takesNothingOfAPageThatBreaksOffAndReadsItAgain() {
    MunicipalPoller poller = poller();
    systems.keep("dobrodel", today(1), today(2));
    systems.configure("{\"truncated\":1}");
    poller.read(dobrodel(Map.of()), () -> false);
    assertThat(intake.accepted).isEmpty();
    clock.goOn(Duration.ofMinutes(1));

    poller.read(dobrodel(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("1", "2");
  }

  @Test
  void stopsAtAPageThatRepeats() {
    systems.keep("dobrodel", today(1), today(2), today(3));
    systems.configure("{\"repeatsPage\":true}");

    try (CapturedLog log = CapturedLog.start()) {
      read(dobrodel(Map.of("pageSize", "2")));

      assertThat(log.text()).contains("page 1 is the one before it again");
    }
    assertThat(intake.ids()).containsExactly("1", "2");
  }

  @Test
  void stopsWhenTheHubStops() {
    systems.keep("dobrodel", today(1));

    poller().read(dobrodel(Map.of()), () -> true);

    assertThat(intake.accepted).isEmpty();
    assertThat(marks.of(dobrodel(Map.of()).name())).isEmpty();
  }

  @Test
  void readsASystemOfAnotherShapeByTheSameCode() {
    for (int id = 1; id <= 3; id++) {
      systems.keep("our-spb", problem(id));
    }
    systems.configure("{\"pageSize\":2}");

    read(ourSpb(Map.of()));

    assertThat(intake.ids()).containsExactly("1", "2", "3");
    assertThat(systems.asked("/problems/my/"))
        .extracting(row -> row.path("query").toString())
        .containsExactly("{\"page\":\"1\"}", "{\"page\":\"2\"}");
  }

  @Test
  void aRouteReadsByItself() throws Exception {
    systems.keep("dobrodel", today(1));
    Party party = dobrodel(Map.of("poll", "50ms"));
    MunicipalClient client = new MunicipalClient(MunicipalFixture.secrets());
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(
          new MunicipalRoutes(
              new ProblemSender(client, new Shapes()),
              poller(),
              MunicipalFixture.directory(party)));
      camel.start();

      await().atMost(Duration.ofSeconds(20)).until(() -> intake.accepted.size() == 1);
    }
  }

  private void read(Party party) {
    poller().read(party, () -> false);
  }

  private MunicipalPoller poller() {
    return new MunicipalPoller(
        new RecordQuestions(
            new MunicipalClient(MunicipalFixture.secrets()), new CardIntake(intake, clock)),
        new Shapes(),
        new MunicipalBookmarks(marks),
        clock);
  }

  private Party dobrodel(Map<String, String> more) {
    return party("dobrodel", more);
  }

  private Party ourSpb(Map<String, String> more) {
    return party("our-spb", more);
  }

  private Party party(String system, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("endpoint", systems.endpoint(system));
    return MunicipalFixture.party(system, settings);
  }

  private ObjectNode today(int id) {
    return card(id, LocalDate.ofInstant(MunicipalFixture.NOW, MOSCOW).toString());
  }

  private static ObjectNode card(int id, String day) {
    return MunicipalFixture.card(id, day + "T08:00:00");
  }

  private static ObjectNode problem(int id) {
    ObjectNode problem =
        (ObjectNode) MunicipalJson.PAGE.readTree(MunicipalFixture.golden("our-spb.card.json"));
    return problem.put("id", id);
  }

  private String lastQuery(String parameter) {
    var asked = systems.asked("/report/operative");
    return asked.get(asked.size() - 1).path("query").path(parameter).asString();
  }
}
