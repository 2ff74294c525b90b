package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;

/** What becomes of the hub's requests on somebody else's server. */
final class SentRequestFeedTest {

  @TempDir private Path directory;
  private final MemoryIntake intake = new MemoryIntake(Open311Fixture.NOW);
  private final SentRequests book = new SentRequests(new MemoryMarks());
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
