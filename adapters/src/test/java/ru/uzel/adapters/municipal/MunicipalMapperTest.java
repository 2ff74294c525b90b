package ru.uzel.adapters.municipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class MunicipalMapperTest {

  private static final Path CLASSIFIER = Path.of("../../shared/data/spb-classifier.json");
  private static final Map<Integer, Shape.Place> WIDGETS =
      Map.of(
          1, Shape.Place.BUILDING,
          2, Shape.Place.STREET,
          4, Shape.Place.NEAREST,
          5, Shape.Place.NEAREST);

  private final MunicipalMapper mapper = new MunicipalMapper(new Shapes());
  private final Party polled = MunicipalFixture.party("dobrodel", Map.of());
  private final Party sent = MunicipalFixture.party("our-spb", Map.of("polls", "false"));

  @ParameterizedTest
  @CsvSource({"dobrodel", "our-spb"})
  void mapsARecordToItsCanonicalMessage(String shape) {
    Party party = MunicipalFixture.party(shape, Map.of());
    String record = MunicipalFixture.golden(shape + ".card.json");

    assertThat(pretty(mapper.toCanonical(party, MunicipalFixture.accepted(record))))
        .isEqualTo(MunicipalFixture.golden(shape + ".canonical.json"));
  }

  @Test
  void writesTheFormThatASystemTakes() {
    assertThat(
            mapper
                .toWire(
                    sent,
                    MunicipalFixture.outbound(
                        MunicipalFixture.message("pothole", MunicipalFixture.place(59.9363))))
                .utf8()
                .replace("\r\n", "\n")
                .strip())
        .isEqualTo(MunicipalFixture.golden("our-spb.form.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "Премодерация, RECEIVED",
    "30, ON_MODERATION",
    "Отклонено модератором, REJECTED_BY_MODERATOR",
    "На рассмотрении, ON_COORDINATION",
    "На уточнении, AWAITING_INFO",
    "Направлено в работу, ASSIGNED",
    "В работе (просрочено), IN_PROGRESS",
    "Указан срок, EXTENDED",
    "Доработка, REWORK",
    "Подготовлен ответ, ON_APPROVAL",
    "Получен ответ, ANSWERED_INTERIM",
    "35, RESOLVED",
    "Повторная отправка, REOPENED",
    "Закрыто. Отправлено в ЕДС, CLOSED",
  })
  void knowsAStatusByItsCodeAndItsWord(String raw, CanonicalStatus meaning) {
    String record = MunicipalFixture.card(1, "26.11.2026").put("status", raw).toString();

    assertThat(mapper.toCanonical(polled, MunicipalFixture.accepted(record)).attributes())
        .anySatisfy(
            attribute -> {
              assertThat(attribute.code()).isEqualTo("municipal.status");
              assertThat(attribute.value()).isEqualTo(meaning.name());
            });
  }

  @ParameterizedTest
  @CsvSource({"Опубликовано", "61", "ЕДЦ", "в работе"})
  void neverGuessesAStatusThatTheShapeDoesNotName(String raw) {
    String record = MunicipalFixture.card(1, "26.11.2026").put("status", raw).toString();

    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(() -> mapper.toCanonical(polled, MunicipalFixture.accepted(record)))
        .withMessageContaining(raw)
        .withMessageContaining("municipal/dobrodel.yaml")
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_STATUS);
              assertThat(failure.where()).hasValue("#/status");
            });
  }

  @Test
  void takesMessagesOnlyWhereTheShapeHasAWayAndNothingIsPolled() {
    Party both = MunicipalFixture.party("our-spb", Map.of());

    assertThat(mapper.takes(sent, MessageKind.CITIZEN_MESSAGE)).isTrue();
    assertThat(mapper.takes(sent, MessageKind.STATUS_UPDATE)).isFalse();
    assertThat(mapper.takes(both, MessageKind.CITIZEN_MESSAGE)).isFalse();
    assertThat(mapper.takes(polled, MessageKind.CITIZEN_MESSAGE)).isFalse();
  }

  @Test
  void namesThePartyThatTakesNothing() {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(
            () ->
                mapper.toWire(
                    polled,
                    MunicipalFixture.outbound(
                        new StatusUpdate(
                            "r",
                            CanonicalStatus.RESOLVED,
                            "Решено",
                            null,
                            null,
                            MunicipalFixture.NOW,
                            1,
                            null))))
        .withMessageContaining("party municipal takes no messages")
        .satisfies(
            failure -> assertThat(failure.where()).hasValue("config/municipal/dobrodel.yaml"));
  }

  @Test
  void neverGuessesAReason() {
    for (String problem : new String[] {"lost-cats", null}) {
      assertThatExceptionOfType(UnknownValueFailure.class)
          .isThrownBy(
              () ->
                  mapper.toWire(
                      sent,
                      MunicipalFixture.outbound(
                          MunicipalFixture.message(problem, MunicipalFixture.place(59.9)))))
          .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_CATEGORY));
    }
  }

  @Test
  void cannotHandOverAMessageWithoutAPlace() {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(
            () ->
                mapper.toWire(
                    sent, MunicipalFixture.outbound(MunicipalFixture.message("pothole", null))))
        .satisfies(failure -> assertThat(failure.where()).hasValue("location"));
  }

  @Test
  void theShippedReasonsAreThoseOfThePublicClassifier() {
    assumeThat(CLASSIFIER).exists();
    Map<String, JsonNode> reasons = new HashMap<>();
    for (JsonNode object : JsonMapper.shared().readTree(CLASSIFIER)) {
      for (JsonNode category : object.path("items")) {
        category.path("items").forEach(each -> reasons.put(each.path("id").asString(), each));
      }
    }
    Shape.Outward outward = Objects.requireNonNull(MunicipalFixture.shape("our-spb").outward());

    assertThat(reasons).hasSize(277);
    for (Shape.Reason reason : outward.reasons()) {
      JsonNode known = reasons.get(reason.reason());
      assertThat(known).as(reason.problem()).isNotNull();
      assertThat(WIDGETS.get(known.path("wizard_widget").asInt()))
          .as(reason.problem())
          .isEqualTo(reason.place());
    }
  }

  private static String pretty(Object value) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build()
        .writeValueAsString(value);
  }
}
