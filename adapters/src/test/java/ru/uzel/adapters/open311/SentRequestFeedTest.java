package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.adapters.open311.SentRequests.Sent;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/** What becomes of the hub's requests on somebody else's server. */
final class SentRequestFeedTest {

  @TempDir private Path directory;
  private final MemoryIntake intake = new MemoryIntake(Open311Fixture.NOW);
  private final CountedMarks marks = new CountedMarks();
  private final SentRequests book = new SentRequests(marks);
  private final Open311Client client = new Open311Client(Open311Fixture.secrets());
  private Instant now = Open311Fixture.NOW;
  private City city;
  private Party party;

  @BeforeEach
  void open() throws Exception {
    city = new City(directory);
    party = Open311Fixture.body(city.endpoint(), Map.of());
  }

  @AfterEach
  void close() {
    city.close();
  }

  @Test
  void tellsWhatTheServerShowsOnceForEachState() {
    make();
    read();
    read();
    city.says("city-1", "\"status_notes\":\"Бригада выехала\"");
    read();
    city.says(
        "city-1",
        "\"status\":\"closed\",\"status_notes\":\"Яма заделана\",\"agency_responsible\":\"Дорожники\"");
    read();
    read();

    assertThat(updates())
        .extracting(StatusUpdate::status)
        .containsExactly(
            CanonicalStatus.ASSIGNED, CanonicalStatus.IN_PROGRESS, CanonicalStatus.RESOLVED);
    assertThat(updates()).allSatisfy(this::isAboutTheAssignment);
    assertThat(updates().get(1).comment()).isEqualTo("Бригада выехала");
    assertThat(updates().get(2).reply().text()).isEqualTo("Яма заделана");
    assertThat(updates().get(2).organisation()).isEqualTo("Дорожники");
    assertThat(updates()).extracting(StatusUpdate::sequence).isSorted().doesNotHaveDuplicates();
  }

  private void isAboutTheAssignment(StatusUpdate update) {
    assertThat(update.reference()).isEqualTo(Open311Fixture.REFERENCE);
  }

  @Test
  void tellsTheDayThatTheServerExpects() {
    make();
    city.says("city-1", "\"expected_datetime\":\"2026-02-20T00:00:00+03:00\"");
    read();

    assertThat(updates().get(0).plannedAt()).isEqualTo(LocalDate.of(2026, 2, 20));
  }

  @Test
  void asksForTheIdOfATokenUntilItIsThere() {
    city.configure("{\"tokens\":true}");
    make();

    read();
    assertThat(intake.accepted).isEmpty();
    read();

    assertThat(updates())
        .extracting(StatusUpdate::status)
        .containsExactly(CanonicalStatus.ASSIGNED);
    assertThat(book.of(party.name()).get(0).id()).isEqualTo("city-1");
  }

  @Test
  void tellsARequestThatIsOpenedAgain() {
    make();
    read();
    city.says("city-1", "\"status\":\"closed\"");
    read();
    city.says("city-1", "\"status\":\"open\"");
    read();

    assertThat(updates())
        .extracting(StatusUpdate::status)
        .containsExactly(
            CanonicalStatus.ASSIGNED, CanonicalStatus.RESOLVED, CanonicalStatus.IN_PROGRESS);
  }

  @Test
  void forgetsARequestThatHasBeenClosedForLong() {
    make();
    city.says("city-1", "\"status\":\"closed\"");
    read();
    now = now.plus(Duration.ofDays(31));
    read();

    assertThat(book.of(party.name())).isEmpty();
  }

  @Test
  void takesAStateAgainThatTheHubCouldNotTake() {
    make();
    intake.outAfter(0);
    read();
    intake.back();
    read();

    assertThat(updates()).hasSize(1);
  }

  @Test
  void leavesAStateThatGeoReportDoesNotHaveToAPerson() {
    make();
    city.says("city-1", "\"status\":\"on hold\"");
    read();

    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(this::updates)
        .withMessageContaining("no status 'on hold'");
  }

  @Test
  void survivesAServerThatIsAway() {
    make();
    city.configure("{\"busy\":1}");
    read();
    read();

    assertThat(updates()).hasSize(1);
  }

  @Test
  void readsTheOthersWhereOneTokenGetsNoAnswer() throws Exception {
    book.put(party.name(), new Sent("a", null, "spoilt", 0, null, null));
    book.put(party.name(), new Sent("b", null, "good", 0, null, null));
    book.put(party.name(), new Sent("c", "c-1", null, 0, null, null));

    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              String asked = exchange.getRequestURI().toString();
              if (asked.contains("spoilt")) {
                ScriptedServer.answer(exchange, 500, "");
              } else if (asked.contains("good")) {
                ScriptedServer.answer(
                    exchange, 200, "[{\"token\":\"good\",\"service_request_id\":\"b-1\"}]");
              } else {
                ScriptedServer.answer(exchange, 200, shown(asked));
              }
            })) {
      read(server, intake);
    }

    assertThat(references()).containsExactly("c", "b");
  }

  @Test
  void asksOneByOneWhereTheServerDoesNotKnowOneOfThemAndSaysWhichOnce() throws Exception {
    book.put(party.name(), new Sent("a", "gone", null, 0, null, null));
    book.put(party.name(), new Sent("b", "b-1", null, 0, null, null));

    try (CapturedLog log = CapturedLog.start();
        ScriptedServer server =
            new ScriptedServer(
                exchange -> {
                  String asked = exchange.getRequestURI().toString();
                  ScriptedServer.answer(exchange, asked.contains("gone") ? 404 : 200, shown(asked));
                })) {
      SentRequestFeed feed = feed(intake);
      read(server, feed);

      assertThat(references()).containsExactly("b");
      assertThat(log.text()).doesNotContain("ALARM");

      now = now.plus(Duration.ofHours(1));
      read(server, feed);
      read(server, feed);

      assertThat(log.text())
          .containsOnlyOnce("ALARM: party city")
          .contains("of the request made as a: HTTP status 404");
    }
  }

  @Test
  void saysOnceWhichTokenNeverGetsAnId() throws Exception {
    book.put(party.name(), new Sent("a", null, "t", 0, null, null));

    try (CapturedLog log = CapturedLog.start();
        ScriptedServer server =
            new ScriptedServer(exchange -> ScriptedServer.answer(exchange, 200, "[]"))) {
      SentRequestFeed feed = feed(intake);
      read(server, feed);
      now = now.plus(Duration.ofHours(1));
      read(server, feed);
      read(server, feed);

      assertThat(log.text())
          .containsOnlyOnce("ALARM: party city")
          .contains("of the request made as a: it has no id yet");
    }
  }

  @Test
  void takesTheStateOfARequestWhoseIdIsTheLongest() throws Exception {
    book.put(party.name(), new Sent("a", "i".repeat(255), null, 0, null, null));
    book.put(party.name(), new Sent("b", "b-1", null, 0, null, null));

    try (ScriptedServer server =
        new ScriptedServer(
            exchange ->
                ScriptedServer.answer(exchange, 200, shown(exchange.getRequestURI().toString())))) {
      read(server, intake);
    }

    assertThat(references()).containsExactly("a", "b");
    assertThat(intake.ids()).doesNotHaveDuplicates();
  }

  @Test
  void takesTheOthersWhereOneStateCannotBeHandled() throws Exception {
    book.put(party.name(), new Sent("a", "a-1", null, 0, null, null));
    book.put(party.name(), new Sent("b", "b-1", null, 0, null, null));

    try (CapturedLog log = CapturedLog.start();
        ScriptedServer server =
            new ScriptedServer(
                exchange ->
                    ScriptedServer.answer(
                        exchange, 200, shown(exchange.getRequestURI().toString())))) {
      SentRequestFeed feed = feed(new StumblingIntake(intake, "a"));
      read(server, feed);
      read(server, feed);

      assertThat(references()).containsExactly("b");
      assertThat(log.text())
          .containsOnlyOnce("ALARM: party city")
          .contains("the request made as a could not be handled");
    }
  }

  @Test
  void writesItsBookOnceForAllStatesOfAnAnswer() throws Exception {
    for (int i = 0; i < 5; i++) {
      book.put(party.name(), new Sent("r" + i, "id" + i, null, 0, null, null));
    }
    marks.writings = 0;

    try (ScriptedServer server =
        new ScriptedServer(
            exchange ->
                ScriptedServer.answer(exchange, 200, shown(exchange.getRequestURI().toString())))) {
      read(server, intake);
    }

    assertThat(references()).hasSize(5);
    assertThat(marks.writings).isEqualTo(1);
  }

  @Test
  void keepsItsBookApartFromHowFarThePartyWasRead() {
    PartyName longest = new PartyName("p".repeat(40));
    for (PartyName name : List.of(party.name(), longest, new PartyName("p".repeat(39)))) {
      marks.put(name, "2026-02-01T09:00:00Z");
      book.put(name, new Sent("of " + name, "1", null, 0, null, null));

      assertThat(marks.of(name)).hasValue("2026-02-01T09:00:00Z");
      assertThat(book.of(name)).extracting(Sent::reference).containsExactly("of " + name);
    }
    assertThat(SentRequests.name(party.name())).hasToString("city-sent");
  }

  @Test
  void makesNoRequestWhileItsBookCannotBeUnderstood() {
    marks.put(SentRequests.name(party.name()), "{\"requests\":[{\"id\":");

    assertThatExceptionOfType(RetryableFailure.class)
        .isThrownBy(this::make)
        .satisfies(
            failure -> {
              assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.NONE);
              assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
            });
    assertThat(city.made()).isEmpty();
  }

  /** An open request for each id that is asked for. */
  private static String shown(String asked) {
    return Arrays.stream(asked.replaceAll(".*service_request_id=", "").split(",|%2C", -1))
        .map(id -> "{\"service_request_id\":\"" + id + "\",\"status\":\"open\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private List<String> references() {
    return intake.accepted.stream()
        .map(message -> String.valueOf(message.facts().get(RequestState.REFERENCE)))
        .toList();
  }

  private SentRequestFeed feed(Intake into) {
    Clock clock =
        new Clock() {
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
        };
    return new SentRequestFeed(client, book, into, clock);
  }

  private void read(ScriptedServer server, Intake into) {
    read(server, feed(into));
  }

  private static void read(ScriptedServer server, SentRequestFeed feed) {
    feed.read(Open311Fixture.body(server.endpoint(), Map.of()), () -> false);
  }

  /** How often marks are written. */
  private static final class CountedMarks implements ReadingMarks {

    private final MemoryMarks marks = new MemoryMarks();
    private int writings;

    @Override
    public Optional<String> of(PartyName party) {
      return marks.of(party);
    }

    @Override
    public void put(PartyName party, String mark) {
      writings++;
      marks.put(party, mark);
    }
  }

  /** Takes all but what is about one reference. */
  private record StumblingIntake(MemoryIntake others, String reference) implements Intake {

    @Override
    public Receipt accept(InboundMessage message) {
      if (reference.equals(message.facts().get(RequestState.REFERENCE))) {
        throw new IllegalArgumentException("no such thing");
      }
      return others.accept(message);
    }

    @Override
    public Optional<Receipt> repeated(
        PartyName party, ExternalId externalId, String version, WireBytes wire) {
      return others.repeated(party, externalId, version, wire);
    }

    @Override
    public void refuse(Refusal refusal) {
      others.refuse(refusal);
    }

    @Override
    public Optional<AcceptedMessage> pending(PartyName party, MessageId id) {
      return others.pending(party, id);
    }
  }

  private void make() {
    new RequestSender(client, book)
        .send(
            party,
            Open311Fixture.assignment(
                party, Open311Fixture.message(new Subject(Sector.ROADS, "pothole"))));
  }

  private void read() {
    now = now.plusSeconds(1);
    new SentRequestFeed(client, book, intake, Clock.fixed(now, ZoneOffset.UTC))
        .read(party, () -> false);
  }

  private List<StatusUpdate> updates() {
    return intake.accepted.stream()
        .map(message -> MemoryIntake.asAccepted(message, Open311Fixture.NOW))
        .map(accepted -> (StatusUpdate) new Open311Mapper().toCanonical(party, accepted))
        .toList();
  }
}
