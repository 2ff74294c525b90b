package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/** POST requests: what the server's answers mean. */
final class RequestSenderTest {

  @TempDir private Path directory;
  private City city;
  private ReadingMarks marks = new MemoryMarks();

  @BeforeEach
  void open() throws Exception {
    city = new City(directory);
  }

  @AfterEach
  void close() {
    city.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml"})
  void makesARequestAndKeepsTheServersId(String format) {
    city.configure("{\"xmlOnly\":" + format.equals("xml") + ",\"jurisdiction\":\"city.example\"}");

    DeliveryReceipt receipt = send(Map.of("format", format, "jurisdiction", "city.example"));

    assertThat(receipt.partnerReference()).isEqualTo("city-1");
    assertThat(city.made())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.at("/form/service_code").asString()).isEqualTo("001");
              assertThat(row.at("/form/description").asString()).isEqualTo(Open311Fixture.TEXT);
              assertThat(row.at("/form/api_key").isMissingNode()).isTrue();
            });
  }

  @Test
  void takesATokenForAnIdThatIsToCome() {
    city.configure("{\"tokens\":true}");

    assertThat(send(Map.of()).partnerReference()).isEqualTo("token t0");
  }

  @Test
  void makesNoSecondRequestOfWhatItsOwnBookHas() {
    send(Map.of());

    assertThat(send(Map.of()).partnerReference()).isEqualTo("city-1");
    assertThat(city.made()).hasSize(1);
  }

  @Test
  void leavesWhatMayHaveTakenEffectToAPerson() {
    city.configure("{\"failAfterEffect\":1}");

    RetryableFailure failure = catchThrowableOfType(RetryableFailure.class, () -> send(Map.of()));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(city.made()).hasSize(1);
  }

  @Test
  void doesNotTakeAnAnswerWithoutAnIdForAReceipt() {
    city.configure("{\"unnamed\":true}");

    RetryableFailure failure = catchThrowableOfType(RetryableFailure.class, () -> send(Map.of()));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(failure.reason()).contains("neither service_request_id nor token");
  }

  @Test
  void tellsTheServersErrorsOfARefusal() {
    city.configure("{\"services\":\"002 003\"}");

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> send(Map.of()))
        .withMessageContaining("404: service_code was not found");
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> send(Map.of("format", "xml")))
        .withMessageContaining("404: service_code was not found");
  }

  @Test
  void holdsEverythingBackWhileItsKeyIsNotKnown() {
    city.configure("{\"apiKey\":\"another\"}");

    RetryableFailure failure = catchThrowableOfType(RetryableFailure.class, () -> send(Map.of()));

    assertThat(failure.scope()).isEqualTo(Scope.PARTY);
    assertThat(failure.effect()).isEqualTo(Effect.NONE);
    assertThat(city.made()).isEmpty();
  }

  @Test
  void knowsThatNothingTookEffectWhereNobodyListens() {
    city.vanish();

    assertThat(catchThrowableOfType(RetryableFailure.class, () -> send(Map.of())).effect())
        .isEqualTo(Effect.NONE);
  }

  @Test
  void doesNotMakeARequestAgainBecauseItCouldNotBeWrittenDown() {
    marks = new FullDisk();

    RetryableFailure failure = catchThrowableOfType(RetryableFailure.class, () -> send(Map.of()));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(failure.reason()).contains("took the request as city-1");
  }

  private DeliveryReceipt send(Map<String, String> settings) {
    Party party = Open311Fixture.body(city.endpoint(), new HashMap<>(settings));
    return new RequestSender(new Open311Client(Open311Fixture.secrets()), new SentRequests(marks))
        .send(
            party,
            Open311Fixture.assignment(
                party, Open311Fixture.message(new Subject(Sector.ROADS, "pothole"))));
  }

  private static final class FullDisk implements ReadingMarks {

    @Override
    public Optional<String> of(PartyName party) {
      return Optional.empty();
    }

    @Override
    public void put(PartyName party, String mark) {
      throw new RetryableFailure(
          FailureCode.INTERNAL, Origin.HUB, "full", Scope.PARTY, Effect.NONE, null);
    }
  }
}
