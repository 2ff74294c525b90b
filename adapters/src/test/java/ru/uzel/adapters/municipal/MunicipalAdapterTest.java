package ru.uzel.adapters.municipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/** What «Наш Санкт-Петербург» takes, over real HTTP. */
final class MunicipalAdapterTest implements AdapterContract {

  @TempDir private Path directory;

  private final Shapes shapes = new Shapes();
  private final MunicipalMapper mapper = new MunicipalMapper(shapes);

  @Override
  public Subject subject() throws Exception {
    Systems systems = new Systems(directory);
    Party party = party(systems);
    MunicipalClient client = new MunicipalClient(MunicipalFixture.secrets());
    return new Subject() {
      @Override
      public WireMapping mapping() {
        return mapper;
      }

      @Override
      public RoutesBuilder routes() {
        return new MunicipalRoutes(
            new ProblemSender(client, shapes),
            new MunicipalPoller(
                new RecordQuestions(
                    client,
                    new CardIntake(new MemoryIntake(MunicipalFixture.NOW), MunicipalFixture.CLOCK)),
                shapes,
                new MunicipalBookmarks(new MemoryMarks()),
                MunicipalFixture.CLOCK),
            MunicipalFixture.directory(party));
      }

      @Override
      public Party party() {
        return party;
      }

      @Override
      public AcceptedMessage accepted() {
        return MunicipalFixture.accepted(MunicipalFixture.golden("our-spb.card.json"));
      }

      @Override
      public OutboundMessage outbound() {
        return pothole(59.9);
      }

      @Override
      public void counterpartVanishes() {
        systems.vanish();
      }

      @Override
      public void counterpartRefuses() {
        systems.configure("{\"refuses\":true}");
      }

      @Override
      public int effects() {
        try {
          return systems.received().size();
        } catch (UncheckedIOException vanished) {
          // Its book is read over the network that has vanished, with no effect since.
          return 0;
        }
      }

      @Override
      public List<String> confidential() {
        return List.of(MunicipalFixture.TEXT, MunicipalFixture.PASSWORD);
      }

      @Override
      public void close() {
        systems.close();
      }
    };
  }

  /** The system knows no ids of ours: its own rule against duplicates is what makes it harmless. */
  @Override
  @Test
  public void aSecondDeliveryOfTheSameMessageIsHarmless() throws Exception {
    try (Systems systems = new Systems(directory)) {
      send(systems, pothole(59.9));

      assertThatExceptionOfType(RejectedFailure.class)
          .isThrownBy(() -> send(systems, pothole(59.9)))
          .withMessageContaining("совпадение проблемы и адреса")
          .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED));
      assertThat(systems.received()).hasSize(1);
      assertThat(mapper.resend(MunicipalFixture.party("our-spb", Map.of())))
          .isEqualTo(Resend.NEITHER);
    }
  }

  @Test
  void handsOverWhatTheSystemWantsToKnow() throws Exception {
    try (Systems systems = new Systems(directory)) {
      DeliveryReceipt receipt = send(systems, pothole(59.9));

      JsonNode problem = systems.received().get(0);
      assertThat(receipt.partnerReference()).isEqualTo(problem.path("id").asString());
      assertThat(problem.path("fields").toString())
          .isEqualTo(
              "{\"body\":\""
                  + MunicipalFixture.TEXT
                  + "\",\"reason\":\"9\",\"latitude\":\"59.9\",\"longitude\":\"30.3148\","
                  + "\"manually_selected_reason\":\"true\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({"heating, building", "garbage, nearest_building"})
  void asksForTheBuildingThatAReasonIsAbout(String problem, String field) throws Exception {
    try (Systems systems = new Systems(directory)) {
      send(systems, about(problem, 59.9));

      assertThat(systems.received().get(0).path("fields").path(field).asString())
          .isEqualTo("77301");
      assertThat(systems.asked("/get_nearest/").get(0).path("query").toString())
          .isEqualTo("{\"latitude\":\"59.9\",\"longitude\":\"30.3148\"}");
    }
  }

  @Test
  void cannotHandOverAProblemOfABuildingWhereThereIsNone() throws Exception {
    try (Systems systems = new Systems(directory)) {
      assertThatExceptionOfType(RejectedFailure.class)
          .isThrownBy(() -> send(systems, about("heating", 61.0)))
          .withMessageContaining("knows none near")
          .satisfies(failure -> assertThat(failure.where()).hasValue("location"));
    }
  }

  @Test
  void waitsForTheNextDayOnceTheDailyLimitIsReached() throws Exception {
    try (Systems systems = new Systems(directory)) {
      systems.configure("{\"dailyLimit\":1}");
      send(systems, pothole(59.1));

      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(() -> send(systems, pothole(59.2)))
          .withMessageContaining("Вы отправили 10 сообщений за сутки")
          .satisfies(
              failure -> {
                assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_BUSY);
                assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
                assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.NONE);
              });
      systems.configure("{\"nextDay\":true}");
      send(systems, pothole(59.2));
      assertThat(systems.received()).hasSize(2);
    }
  }

  @Test
  void tellsARefusalInTheSystemsOwnWordsWhereTheShapeHasThem() throws Exception {
    try (Systems systems = new Systems(directory)) {
      OutboundMessage house =
          MunicipalFixture.outbound(
              MunicipalFixture.message("pothole", MunicipalFixture.place(59.9))
                  .shown(
                      "это не дом",
                      MunicipalFixture.place(59.9),
                      null,
                      null,
                      List.of(),
                      List.of()));

      assertThatExceptionOfType(RejectedFailure.class)
          .isThrownBy(() -> send(systems, house))
          .withMessageContaining("«Выберите не дом»");
    }
  }

  @Test
  void doesNotKnowWhetherAProblemWasTakenAfterAnErrorOfTheSystem() throws Exception {
    try (Systems systems = new Systems(directory)) {
      systems.configure("{\"failAfterEffect\":1}");

      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(() -> send(systems, pothole(59.9)))
          .satisfies(
              failure -> assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.UNKNOWN));
    }
  }

  @Test
  void logsInAgainWhenItsTokenIsNotKnownAnyMore() throws Exception {
    try (Systems systems = new Systems(directory)) {
      MunicipalClient client = new MunicipalClient(MunicipalFixture.secrets());
      send(client, systems, pothole(59.1));
      systems.configure("{\"expire\":true}");

      send(client, systems, pothole(59.2));

      assertThat(systems.received()).hasSize(2);
      assertThat(systems.asked("/token/")).hasSize(2);
    }
  }

  private static OutboundMessage pothole(double latitude) {
    return about("pothole", latitude);
  }

  private static OutboundMessage about(String problem, double latitude) {
    return MunicipalFixture.outbound(
        MunicipalFixture.message(problem, MunicipalFixture.place(latitude)));
  }

  private DeliveryReceipt send(Systems systems, OutboundMessage outbound) {
    return send(new MunicipalClient(MunicipalFixture.secrets()), systems, outbound);
  }

  private DeliveryReceipt send(MunicipalClient client, Systems systems, OutboundMessage outbound) {
    Party party = party(systems);
    return new ProblemSender(client, shapes)
        .send(party, new PreparedMessage(outbound.envelope(), mapper.toWire(party, outbound)));
  }

  private static Party party(Systems systems) {
    return MunicipalFixture.party(
        "our-spb", Map.of("endpoint", systems.endpoint("our-spb"), "polls", "false"));
  }
}
