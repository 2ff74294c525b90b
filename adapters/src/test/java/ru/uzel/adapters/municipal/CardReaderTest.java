package ru.uzel.adapters.municipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.FailureCode;
import tools.jackson.databind.node.ObjectNode;

final class CardReaderTest {

  private static final Shape DOBRODEL = MunicipalFixture.shape("dobrodel");
  private static final Shape OUR_SPB = MunicipalFixture.shape("our-spb");

  @ParameterizedTest
  @CsvSource({
    "26.11.2026 10:05:00, 2026-11-26T07:05:00Z",
    "2026-11-26T10:05:00, 2026-11-26T07:05:00Z",
    "2026-11-26 10:05:00, 2026-11-26T07:05:00Z",
    "2026-11-26T10:05:00+05:00, 2026-11-26T05:05:00Z",
    "26.11.2026, 2026-11-25T21:00:00Z",
  })
  void readsATimeInEveryFormThatTheShapeNames(String written, String meant) {
    assertThat(read(card -> card.put("created", written)).created())
        .isEqualTo(Instant.parse(meant));
  }

  @Test
  void readsADeadlineByItsDay() {
    assertThat(read(card -> card.put("deadline", "04.12.2026 23:59:59")).deadline())
        .isEqualTo(LocalDate.of(2026, 12, 4));
    assertThat(read(card -> card.putNull("deadline")).deadline()).isNull();
  }

  @Test
  void readsWordsThatComeAsHtml() {
    Card card =
        read(
            json ->
                json.put("body", " Дом &quot;7&quot; &lt;ул. Мира&gt; &amp; двор ")
                    .put("ecurFact", ""));

    assertThat(card.text()).isEqualTo("Дом \"7\" <ул. Мира> & двор");
    assertThat(card.fact()).isNull();
  }

  @Test
  void leavesWordsAloneThatComeAsTheyAre() {
    ObjectNode record =
        (ObjectNode) MunicipalJson.PAGE.readTree(MunicipalFixture.golden("our-spb.card.json"));

    assertThat(read(record.put("body", "a &quot; b"), OUR_SPB).text()).isEqualTo("a &quot; b");
  }

  @ParameterizedTest
  @CsvSource({
    "cardId, ''",
    "cardId, № 7",
    "created, 31.02.2026 10:00:00",
    "created, вчера",
    "created, 2027-11-26T10:05:00",
    "created, 1960-01-01",
    "deadline, скоро",
    "body, '  '",
    "ecurCategory, ''",
    "status, ''",
  })
  void saysWhereARecordIsWrongWithoutShowingIt(String field, String value) {
    assertThatExceptionOfType(RefusedCard.class)
        .isThrownBy(() -> read(card -> card.put(field, value)))
        .satisfies(
            refused -> {
              assertThat(refused.problems())
                  .singleElement()
                  .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("#/" + field));
              if (value.length() > 3) {
                assertThat(refused.problems().toString()).doesNotContain(value.strip() + " ");
              }
            });
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    assertThatExceptionOfType(RefusedCard.class)
        .isThrownBy(() -> read(card -> card.put("created", "x").remove("status")))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .extracting(CardProblem::code, CardProblem::pointer)
                    .containsExactly(
                        tuple(FailureCode.INVALID_FIELD, "#/created"),
                        tuple(FailureCode.MISSING_FIELD, "#/status")));
  }

  @Test
  void refusesCharactersThatNoBodyCouldBeSent() {
    assertThatExceptionOfType(RefusedCard.class)
        .isThrownBy(() -> read(card -> card.put("body", "Яма&#1;")))
        .withMessageContaining("at place 4");
  }

  @Test
  void refusesATextAboveTheLimit() {
    assertThatExceptionOfType(RefusedCard.class)
        .isThrownBy(() -> read(card -> card.put("body", "я".repeat(4001))))
        .withMessageContaining("#/body has 4001 characters; at most 4000 may be");
  }

  @ParameterizedTest
  @CsvSource({"7", "null", "'{\"cardId\":1,\"cardId\":2}'", "'[]'"})
  void refusesWhatIsNoRecord(String record) {
    assertThatExceptionOfType(RefusedCard.class)
        .isThrownBy(
            () ->
                CardReader.read(
                    record.getBytes(StandardCharsets.UTF_8), DOBRODEL, 4000, MunicipalFixture.NOW))
        .satisfies(
            refused ->
                assertThat(refused.problems().get(0).code()).isEqualTo(FailureCode.MALFORMED));
  }

  @Test
  void halfAPointIsNoPlace() {
    ObjectNode record =
        (ObjectNode) MunicipalJson.PAGE.readTree(MunicipalFixture.golden("our-spb.card.json"));
    record.remove("longitude");

    assertThat(read(record, OUR_SPB).location())
        .satisfies(
            place -> {
              assertThat(place.address()).isEqualTo("Невский проспект, дом 1");
              assertThat(place.latitude()).isNull();
            });
  }

  @Test
  void aVersionHasTheStatusAndAllThatTheShapeReads() {
    String version = CardVersion.of(read(card -> {}));

    assertThat(version).startsWith("В работе ");
    assertThat(CardVersion.of(read(card -> card.put("unread", 1)))).isEqualTo(version);
    assertThat(CardVersion.of(read(card -> card.put("org", "другой")))).isNotEqualTo(version);
    assertThat(CardVersion.of(read(card -> card.put("status", "Решено")))).startsWith("Решено ");
  }

  private static Card read(Consumer<ObjectNode> change) {
    ObjectNode card = MunicipalFixture.card(1, "26.11.2026 10:05:00");
    change.accept(card);
    return read(card, DOBRODEL);
  }

  private static Card read(ObjectNode record, Shape shape) {
    return CardReader.read(
        MunicipalJson.PAGE.writeValueAsBytes(record), shape, 4000, MunicipalFixture.NOW);
  }
}
