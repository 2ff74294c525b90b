package ru.uzel.model.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VotingResultTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final List<VotingOption> TWO =
      List.of(new VotingOption("1", "Сквер", 60), new VotingOption("2", "Парковка", 70));

  @Test
  void countsNobodyOutWhoChoseSeveral() {
    assertThat(of("Парк", "28701000", DAY, 100, TWO, null).options()).isEqualTo(TWO);
    assertThat(of("Парк", "28701000001", DAY, null, TWO, "https://example.org/77").kind())
        .isEqualTo(MessageKind.VOTING_RESULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2870100", "287010001", "2870100О"})
  void refusesAnOktmoOfAnotherForm(String oktmo) {
    refused("oktmo", () -> of("Парк", oktmo, DAY, 100, TWO, null));
  }

  @Test
  void refusesAPeriodThatEndsBeforeItBegins() {
    refused("to", () -> of("Парк", "28701000", DAY.minusDays(1), 100, TWO, null));
  }

  @Test
  void refusesMoreVotesForAnOptionThanParticipants() {
    refused("options/votes", () -> of("Парк", "28701000", DAY, 69, TWO, null));
    refused(
        "options/votes",
        () -> of("Парк", "28701000", DAY, null, List.of(new VotingOption("1", "a", -1)), null));
    refused("participants", () -> of("Парк", "28701000", DAY, -1, List.of(), null));
  }

  @Test
  void refusesOptionsThatCannotBeToldApart() {
    refused(
        "options/id",
        () -> of("Парк", "28701000", DAY, 100, List.of(TWO.get(0), TWO.get(0)), null));
  }

  @Test
  void refusesMoreThanCanBeMeant() {
    refused("title", () -> of("я".repeat(501), "28701000", DAY, 100, TWO, null));
    refused("title", () -> of(" ", "28701000", DAY, 100, TWO, null));
    refused(
        "options",
        () ->
            of(
                "Парк",
                "28701000",
                DAY,
                null,
                IntStream.range(0, 201)
                    .mapToObj(i -> new VotingOption("" + i, "вариант", 1))
                    .toList(),
                null));
    refused(
        "options/text",
        () ->
            of(
                "Парк",
                "28701000",
                DAY,
                null,
                List.of(new VotingOption("1", "я".repeat(8001), 1)),
                null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://example.org/1", "example.org", "https:///1", "javascript:alert(1)"})
  void refusesWhatIsNoAddressOfAPage(String url) {
    refused("publishedUrl", () -> of("Парк", "28701000", DAY, 100, TWO, url));
  }

  private static void refused(String field, Runnable making) {
    assertThatExceptionOfType(FieldMistake.class)
        .isThrownBy(making::run)
        .matches(mistake -> mistake.field().equals(field), "of " + field);
  }

  private static VotingResult of(
      String title,
      String oktmo,
      LocalDate to,
      @Nullable Integer participants,
      List<VotingOption> options,
      @Nullable String url) {
    return new VotingResult(
        "77",
        VotingForm.VOTE,
        title,
        oktmo,
        DAY,
        to,
        participants,
        options,
        50,
        "Быть скверу",
        url,
        null,
        null);
  }
}
