package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
  void tellsTheServersCodesOfARefusal() {
    city.configure("{\"services\":\"002 003\"}");

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> send(Map.of()))
        .withMessageContaining("refuses the request: code 404");
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> send(Map.of("format", "xml")))
        .withMessageContaining("refuses the request: code 404");
  }

  @Test
  void holdsEverythingBackWhileItsKeyIsNotKnown() {
    city.configure("{\"apiKey\":\"another\"}");

    RetryableFailure failure = catchThrowableOfType(RetryableFailure.class, () -> send(Map.of()));

    assertThat(failure.scope()).isEqualTo(Scope.PARTY);
    assertThat(failure.effect()).isEqualTo(Effect.NONE);
    assertThat(city.made()).isEmpty();
  }

  /** RFC 9110 §15.4.4: so a server may answer a POST that it carried out. */
  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  void takesARedirectForARequestThatMayHaveBeenMade(int status) throws Exception {
    try (ScriptedServer server = answering(status, "")) {
      RetryableFailure failure =
          catchThrowableOfType(RetryableFailure.class, () -> send(server, Map.of()));

      assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    }
  }

  @Test
  void doesNotTakeAnAnswerThatIsTooLongForARequestThatWasNotMade() throws Exception {
    try (ScriptedServer server = answering(200, "[" + " ".repeat(17 << 20) + "]")) {
      RetryableFailure failure =
          catchThrowableOfType(RetryableFailure.class, () -> send(server, Map.of()));

      assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    }
  }

  @Test
  @Timeout(20)
  void waitsNoLongerThanItIsToForAnAnswerThatDoesNotEnd() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('[');
              exchange.getResponseBody().flush();
              awaitQuietly(over);
            })) {
      RetryableFailure failure =
          catchThrowableOfType(
              RetryableFailure.class, () -> send(server, Map.of("receiveTimeout", "1s")));

      assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    } finally {
      over.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void holdsEverythingBackWhileItsKeyIsNotThereYet() {
    Party party = Open311Fixture.body(city.endpoint(), Map.of());

    RetryableFailure failure =
        catchThrowableOfType(
            RetryableFailure.class,
            () -> send(party, new Open311Client(Open311Fixture.withoutSecrets())));

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
    return send(
        Open311Fixture.body(city.endpoint(), settings),
        new Open311Client(Open311Fixture.secrets()));
  }

  private DeliveryReceipt send(ScriptedServer server, Map<String, String> settings) {
    return send(
        Open311Fixture.body(server.endpoint(), settings),
        new Open311Client(Open311Fixture.secrets()));
  }

  private static ScriptedServer answering(int status, String body) throws Exception {
    return new ScriptedServer(exchange -> ScriptedServer.answer(exchange, status, body));
  }

  private DeliveryReceipt send(Party party, Open311Client client) {
    return new RequestSender(client, new SentRequests(marks))
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
