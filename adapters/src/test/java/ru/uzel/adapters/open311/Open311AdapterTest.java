package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.adapters.AdapterContract;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.party.Party;

final class Open311AdapterTest implements AdapterContract {

  private static final String REPLY = "Яма у дома Ивановой И. И. заделана";

  @TempDir private Path directory;

  @Override
  public Subject subject() throws Exception {
    City city = new City(directory);
    city.has(Open311Fixture.request("r-1", Duration.ofHours(1)));
    Party party =
        Open311Fixture.party(Map.of("endpoint", city.endpoint(), "recognisesUpdates", "true"));
    Open311Client client = new Open311Client(Open311Fixture.secrets());
    Open311Mapper mapper = new Open311Mapper();
    return new Subject() {
      @Override
      public WireMapping mapping() {
        return mapper;
      }

      @Override
      public RoutesBuilder routes() {
        RequestFeed feed =
            new RequestFeed(
                client,
                new RequestIntake(new MemoryIntake(Open311Fixture.NOW), Open311Fixture.CLOCK),
                new MemoryMarks(),
                Open311Fixture.CLOCK);
        SentRequests book = new SentRequests(new MemoryMarks());
        return new Open311Routes(
            client,
            feed,
            new RequestSender(client, book),
            new SentRequestFeed(
                client, book, new MemoryIntake(Open311Fixture.NOW), Open311Fixture.CLOCK),
            Open311Fixture.directory(party));
      }

      @Override
      public Party party() {
        return party;
      }

      @Override
      public AcceptedMessage accepted() {
        return Open311Fixture.accepted(Open311Fixture.request("r-1", Duration.ofHours(1)));
      }

      @Override
      public OutboundMessage outbound() {
        return update(REPLY);
      }

      @Override
      public void counterpartVanishes() {
        city.vanish();
      }

      @Override
      public void counterpartRefuses() {
        city.configure("{\"refuse\":true}");
      }

      @Override
      public int effects() {
        return told(city);
      }

      @Override
      public List<String> confidential() {
        return List.of(REPLY, Open311Fixture.TEXT, Open311Fixture.KEY);
      }

      @Override
      public void close() {
        city.close();
      }
    };
  }

  /** Books are read over the network that may just have vanished, with no effect since. */
  private static int told(City city) {
    try {
      return city.updates().size();
    } catch (UncheckedIOException vanished) {
      return 0;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml"})
  void tellsWhatBecameOfARequestAndKeepsTheServersOwnId(String format) throws Exception {
    try (City city = city()) {
      city.configure("{\"jurisdiction\":\"city.example\"}");

      DeliveryReceipt receipt =
          send(city, Map.of("format", format, "jurisdiction", "city.example"), update(REPLY));

      assertThat(receipt.partnerReference()).isEqualTo("u1");
      assertThat(city.updates())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.path("update").path("status").asString()).isEqualTo("FIXED");
                assertThat(row.path("update").path("description").asString()).isEqualTo(REPLY);
                assertThat(row.path("update").path("update_id").asString())
                    .isEqualTo("019aa000-0000-7000-8000-000000000002");
              });
    }
  }

  @Test
  void isToldThatTheServerDoesNotKnowTheRequest() throws Exception {
    try (City city = city()) {
      OutboundMessage elsewhere =
          Open311Fixture.outbound(
              Open311Fixture.update(CanonicalStatus.RESOLVED, REPLY), "nobody's");

      assertThatExceptionOfType(RejectedFailure.class)
          .isThrownBy(() -> send(city, Map.of(), elsewhere))
          .withMessageContaining("does not know the service request")
          .satisfies(failure -> assertThat(failure.where()).hasValue("HTTP status 404"));
    }
  }

  @Test
  void holdsEverythingBackWhileItsKeyIsNotKnown() throws Exception {
    try (City city = city()) {
      city.configure("{\"apiKey\":\"another\"}");

      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(() -> send(city, Map.of(), update(REPLY)))
          .satisfies(
              failure -> {
                assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED);
                assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
              });
    }
  }

  @Test
  void holdsEverythingBackWhileItsKeyIsNotThereYet() throws Exception {
    try (City city = city()) {
      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(
              () ->
                  send(
                      city.endpoint(),
                      Map.of(),
                      update(REPLY),
                      new Open311Client(Open311Fixture.withoutSecrets())))
          .satisfies(
              failure -> {
                assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
                assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.NONE);
              });
      assertThat(city.updates()).isEmpty();
    }
  }

  /** RFC 9110 §15.4.4: so a server may answer a POST that it carried out. */
  @ParameterizedTest
  @ValueSource(ints = {302, 303})
  void takesSeeOtherForAnUpdateThatMayHaveBeenTaken(int status) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(exchange -> ScriptedServer.answer(exchange, status, ""))) {
      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(
              () ->
                  send(
                      server.endpoint(),
                      Map.of(),
                      update(REPLY),
                      new Open311Client(Open311Fixture.secrets())))
          .satisfies(
              failure -> assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.UNKNOWN));
    }
  }

  @Test
  void doesNotTakeAnAnswerWithoutAnIdForAReceipt() throws Exception {
    try (City city = city()) {
      city.configure("{\"unnamed\":true}");

      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(() -> send(city, Map.of(), update(REPLY)))
          .satisfies(
              failure -> assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.UNKNOWN));
    }
  }

  @Test
  void tellsAnUpdateAgainOnlyToAServerThatPromisedToRecogniseIt() {
    Open311Mapper mapper = new Open311Mapper();

    assertThat(mapper.resend(Open311Fixture.party(Map.of()))).isEqualTo(Resend.NEITHER);
    assertThat(mapper.resend(Open311Fixture.party(Map.of("recognisesUpdates", "true"))))
        .isEqualTo(Resend.IDEMPOTENT);
  }

  private City city() throws Exception {
    City city = new City(directory);
    city.has(Open311Fixture.request("r-1", Duration.ofHours(1)));
    return city;
  }

  private static OutboundMessage update(String reply) {
    return Open311Fixture.outbound(Open311Fixture.update(CanonicalStatus.RESOLVED, reply), "r-1");
  }

  private static DeliveryReceipt send(
      City city, Map<String, String> settings, OutboundMessage outbound) {
    return send(city.endpoint(), settings, outbound, new Open311Client(Open311Fixture.secrets()));
  }

  private static DeliveryReceipt send(
      String endpoint,
      Map<String, String> settings,
      OutboundMessage outbound,
      Open311Client client) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("endpoint", endpoint);
    Party party = Open311Fixture.party(all);
    return client.send(
        party,
        new PreparedMessage(outbound.envelope(), new Open311Mapper().toWire(party, outbound)));
  }
}
