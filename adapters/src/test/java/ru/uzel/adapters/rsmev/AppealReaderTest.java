package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.FailureCode;

/** Whatever is wrong with an appeal is told with its place, and never with its value. */
final class AppealReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Id>563066016</Id>||MISSING_FIELD|/Id",
        "<Id>563066016</Id>|<Id/>|MISSING_FIELD|/Id",
        "<Id>563066016</Id>|<Id>№ 5</Id>|INVALID_FIELD|/Id",
        "<Id>563066016</Id>|<Id>1</Id><Id>2</Id>|INVALID_FIELD|/Id",
        "<Description>Яма на дороге</Description>|<Description/>|MISSING_FIELD|/Description",
        "<SubjectName>Автомобильные дороги</SubjectName>|<SubjectName/>|OK|",
        "<CreatedAt>2026-11-26T10:15:00+03:00</CreatedAt>||MISSING_FIELD|/CreatedAt",
        "2026-11-26T10:15:00+03:00|позавчера|INVALID_FIELD|/CreatedAt",
        "2026-11-26T10:15:00+03:00|2026-11-26T10:15:00|INVALID_FIELD|/CreatedAt",
        "2026-11-26T10:15:00+03:00|2026-12-26T10:15:00+03:00|INVALID_FIELD|/CreatedAt",
        "2026-11-26T10:15:00+03:00|1926-11-26T10:15:00+03:00|INVALID_FIELD|/CreatedAt",
        "2026-12-06T23:59:59+03:00|06.12.2026|INVALID_FIELD|/AnswerAt",
        "<FastTrack>true</FastTrack>|<FastTrack>да</FastTrack>|INVALID_FIELD|/FastTrack",
        "<FileId>0c1d2e3f|<FileId>zz|INVALID_FIELD|/Attachments/FileId",
      })
  void tellsWhatIsWrongWhere(String part, String instead, FailureCodeOrOk code, String place) {
    List<AppealProblem> problems = problems(appeal().replace(part, instead == null ? "" : instead));

    if (code == FailureCodeOrOk.OK) {
      assertThat(problems).isEmpty();
      return;
    }
    assertThat(problems.get(0).code().name()).isEqualTo(code.name());
    assertThat(problems.get(0).place()).isEqualTo("/A" + place);
    assertThat(problems.get(0).detail()).doesNotContain("позавчера", "№ 5", "да");
  }

  enum FailureCodeOrOk {
    OK,
    MISSING_FIELD,
    INVALID_FIELD
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "39.59922000,52.60882000",
        "91.0,39.5",
        "52.6,181",
        "52.6,-100",
        "52,6 39,6",
        "52.6",
        "52.6,39.6,7",
        "север,юг",
        "1e9,1e9",
        "NaN,NaN"
      })
  void refusesCoordinatesThatAreNoPointInRussia(String coordinates) {
    assertThat(problems(appeal().replace("52.60882000,39.59922000", coordinates)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(FailureCode.INVALID_FIELD);
              assertThat(problem.place()).isEqualTo("/A/Coordinates");
            });
  }

  @Test
  void saysWhereCoordinatesSeemToBeSwapped() {
    assertThat(problems(appeal().replace("52.60882000,39.59922000", "39.59922000,52.60882000")))
        .extracting(AppealProblem::detail)
        .containsExactly("is to have the latitude first: as it stands it is not in Russia");
  }

  @ParameterizedTest
  @ValueSource(strings = {"66.16,-169.81", "54.71,20.45", "81.5;58.0", " 43.0 , 131.9 "})
  void takesPointsAtAllEndsOfTheCountry(String coordinates) {
    assertThat(problems(appeal().replace("52.60882000,39.59922000", coordinates))).isEmpty();
  }

  @Test
  void refusesATextThatIsTooLongWithItsLength() {
    assertThat(problems(appeal().replace("Яма на дороге", "я".repeat(100_000))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(FailureCode.TOO_LARGE);
              assertThat(problem.place()).isEqualTo("/A/Description");
              assertThat(problem.detail()).contains("100000", "4000").hasSizeLessThan(100);
            });
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    assertThat(
            problems(
                appeal()
                    .replace("<Id>563066016</Id>", "")
                    .replace("52.60882000,39.59922000", "0")
                    .replace("<FastTrack>true<", "<FastTrack>?<")))
        .extracting(AppealProblem::place)
        .containsExactly("/A/Id", "/A/Coordinates", "/A/FastTrack");
  }

  @Test
  void neverShowsWhatAnAppealSays() {
    Appeal appeal =
        AppealReader.read(
            RsmevFixture.element(appeal()),
            "/A",
            RsmevProperties.of(RsmevFixture.party(Map.of())),
            RsmevFixture.NOW);

    assertThat(appeal).hasToString("appeal 563066016");
  }

  private static String appeal() {
    return RsmevFixture.golden("appeal.xml");
  }

  private static List<AppealProblem> problems(String xml) {
    RefusedAppeal refused =
        catchThrowableOfType(
            RefusedAppeal.class,
            () ->
                AppealReader.read(
                    RsmevFixture.element(xml),
                    "/A",
                    RsmevProperties.of(RsmevFixture.party(Map.of())),
                    RsmevFixture.NOW));
    return refused == null ? List.of() : refused.problems();
  }
}
