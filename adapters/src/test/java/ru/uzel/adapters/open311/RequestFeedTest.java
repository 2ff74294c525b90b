package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The city's requests, read by the adapter: nothing is lost and nothing comes twice. */
final class RequestFeedTest {

  @TempDir private Path directory;

  private final MemoryIntake intake = new MemoryIntake(Open311Fixture.NOW);
  private final MemoryMarks marks = new MemoryMarks();
  private City city;

  @BeforeEach
  void start() throws IOException {
    city = new City(directory);
  }

  @AfterEach
  void stop() {
    city.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml"})
  void readsTheOpenRequestsInTheOrderTheyWereMade(String format) {
    city.has(made("b", 2), made("a", 3), made("c", 1), made("done", 1).put("status", "closed"));

    feed().read(party(Map.of("format", format)), () -> false);

    assertThat(intake.ids()).containsExactly("a", "b", "c");
  }

  @Test
  void looksBackForWhatCameLateAndTakesNothingTwice() {
    RequestFeed feed = feed();
    city.has(made("a", 3));
    feed.read(party(Map.of()), () -> false);
    city.has(Open311Fixture.request("late", Duration.ofMinutes(9)));

    feed.read(party(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("a", "late");
    assertThat(intake.repeated).isZero();
  }

  @Test
  void goesOnAfterARestartWhereItWas() {
    city.has(made("a", 3));
    feed().read(party(Map.of()), () -> false);

    feed().read(party(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("a");
    assertThat(city.asked().get(1)).contains("start_date=2026-02-01T08%3A50%3A00Z");
  }

  @Test
  void readsAgainWhatTheHubCouldNotTakeWhole() {
    city.has(made("a", 3), made("b", 2), made("c", 1));
    intake.outAfter(1);
    feed().read(party(Map.of()), () -> false);
    intake.back();

    feed().read(party(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("a", "b", "c");
  }

  @Test
  void halvesASpanWhoseAnswerMayHaveLeftSomethingOut() {
    city.configure("{\"most\":2}");
    city.has(made("a", 5), made("b", 4), made("c", 3), made("d", 2), made("e", 1));

    feed().read(party(Map.of("mostRequests", "2")), () -> false);

    assertThat(intake.ids()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void asksForALongTimeInSpans() {
    city.has(Open311Fixture.request("old", Duration.ofDays(20)), made("new", 1));

    feed().read(party(Map.of("lookBack", "21d", "window", "7d")), () -> false);

    assertThat(intake.ids()).containsExactly("old", "new");
    assertThat(city.asked()).hasSize(3);
  }

  @Test
  void takesAChangedDescriptionAsAnotherVersionAndAChangedStatusAsNone() {
    RequestFeed feed = feed();
    city.configure("{\"ignoreDates\":true}");
    city.has(made("a", 3));
    feed.read(party(Map.of()), () -> false);
    city.has(made("a", 3).put("status_notes", "в работе"));
    feed.read(party(Map.of()), () -> false);
    assertThat(intake.ids()).containsExactly("a");

    city.has(made("a", 3).put("description", "и вторая яма"));
    feed.read(party(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("a", "a");
    assertThat(intake.accepted.get(0).version()).isNotEqualTo(intake.accepted.get(1).version());
  }

  @ParameterizedTest
  @CsvSource({
    "service_code, '', missing-field",
    "service_request_id, '', missing-field",
    "requested_datetime, 2026-02-01T08:00:00, invalid-field",
    "requested_datetime, 2026-02-03T08:00:00Z, invalid-field",
    "lat, 200, invalid-field",
    "long, '', missing-field",
    "media_url, javascript:alert(1), invalid-field"
  })
  void putsWhatItRefusesOnRecordOnceAndGoesOn(String field, String value, String code) {
    RequestFeed feed = feed();
    city.configure("{\"ignoreDates\":true}");
    city.has(made("bad", 2).put(field, value), made("good", 1));

    try (CapturedLog log = CapturedLog.start()) {
      feed.read(party(Map.of()), () -> false);
      feed.read(party(Map.of()), () -> false);

      assertThat(intake.ids()).containsExactly("good");
      assertThat(intake.refused)
          .singleElement()
          .satisfies(
              refusal -> {
                assertThat(refusal.failure().code().wireName()).isEqualTo(code);
                assertThat(refusal.failure().where()).hasValue(field);
                assertThat(refusal.wire()).isNotNull();
              });
      assertThat(log.text()).doesNotContain(Open311Fixture.TEXT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json | {\"requests\":[]}",
        "json | [{\"a\":1,\"a\":2}]",
        "json | [",
        "xml | <errors/>",
        "xml | <service_requests><request><lat>1</lat><lat>2</lat></request></service_requests>",
        "xml | <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><service_requests>&e;</service_requests>"
      })
  void saysOnceThatAListIsNoneAndReadsItAgain(String format, String list) {
    RequestFeed feed = feed();
    city.has(made("a", 1));
    city.configure("{\"body\":" + JsonNodeFactory.instance.stringNode(list) + "}");

    try (CapturedLog log = CapturedLog.start()) {
      feed.read(party(Map.of("format", format)), () -> false);
      feed.read(party(Map.of("format", format)), () -> false);
      assertThat(log.text()).containsOnlyOnce("the server's list of requests cannot be read");
      city.configure("{\"body\":\"\"}");
      feed.read(party(Map.of("format", format)), () -> false);

      assertThat(log.text()).containsOnlyOnce("its requests can be read again");
    }
    assertThat(intake.ids()).containsExactly("a");
  }

  @Test
  void waitsAsLongAsItIsToldTo() {
    city.has(made("a", 1));
    city.configure("{\"busy\":1}");
    RequestFeed feed = feed();

    feed.read(party(Map.of()), () -> false);
    feed.read(party(Map.of()), () -> false);

    assertThat(intake.accepted).isEmpty();
    assertThat(city.asked()).isEmpty();
  }

  @Test
  void readsFromFurtherBackWhenItsMarkIsSpoilt() {
    city.has(made("a", 3));
    marks.put(Open311Fixture.CITY, "yesterday");

    feed().read(party(Map.of()), () -> false);

    assertThat(intake.ids()).containsExactly("a");
  }

  @Test
  void aRouteReadsByItself() throws Exception {
    ObjectNode request = made("a", 1);
    request.put("requested_datetime", Clock.systemUTC().instant().minusSeconds(60).toString());
    city.has((JsonNode) request);
    Open311Client client = new Open311Client(Open311Fixture.secrets());
    RequestFeed feed =
        new RequestFeed(
            client,
            new RequestIntake(intake, Clock.systemUTC()),
            new MemoryMarks(),
            Clock.systemUTC());
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(
          new Open311Routes(
              client,
              feed,
              new RequestSender(client, new SentRequests(marks)),
              new SentRequestFeed(client, new SentRequests(marks), intake, Clock.systemUTC()),
              Open311Fixture.directory(party(Map.of("poll", "50ms")))));
      camel.start();

      await().atMost(Duration.ofSeconds(20)).until(() -> intake.accepted.size() == 1);
    }
  }

  private RequestFeed feed() {
    return new RequestFeed(
        new Open311Client(Open311Fixture.secrets()),
        new RequestIntake(intake, Open311Fixture.CLOCK),
        marks,
        Open311Fixture.CLOCK);
  }

  private Party party(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("endpoint", city.endpoint());
    return Open311Fixture.party(settings);
  }

  private static ObjectNode made(String id, int hoursAgo) {
    return Open311Fixture.request(id, Duration.ofHours(hoursAgo));
  }
}
