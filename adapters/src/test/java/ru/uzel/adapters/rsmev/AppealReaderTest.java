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
import ru.uzel.model.message.Attribute;

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

  @ParameterizedTest
  @CsvSource({
    "Липецкая область, RegionName",
    "2c4ab5a0-0f5e-4d3b-9d3d-1f1f7e0a9b11, RegionId",
    "Администрация г. Липецка, OpaName",
    "70012, OpaId",
    "114, SubjectId",
    "Дорожная разметка, SubsubjectName",
    "2654, SubsubjectId",
    "Стёрлась разметка, FactName",
    "'г. Липецк, ул. Мира, д. 7', Address",
  })
  void leavesOutWhatIsTooLongAndIsNotTheAppealItself(String part, String name) {
    Appeal appeal = read(appeal().replace(part, "я".repeat(1001)));

    assertThat(appeal.attributes()).contains(new Attribute("rsmev.leftOut", name));
    assertThat(String.valueOf(appeal.location()) + appeal.attributes() + appeal.subcategory())
        .doesNotContain("яя");
  }

  @Test
  void leavesOutWhatIsThereTwiceAndIsNotTheAppealItself() {
    assertThat(
            read(appeal().replace("<OpaName>", "<OpaName>Другая</OpaName><OpaName>"))
                .organisation())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Автомобильные дороги", "Иванова"})
  void refusesAnApplicantAndASubjectThatAreTooLong(String part) {
    assertThat(problems(appeal().replace(part, "я".repeat(1001))))
        .extracting(AppealProblem::code)
        .containsExactly(FailureCode.TOO_LARGE);
  }

  @Test
  void leavesTheWorkLogInTheBytes() {
    Appeal appeal =
        read(
            appeal()
                .replace("<WorkLog/>", "<WorkLog>" + "Звонил Иванов ".repeat(999) + "</WorkLog>"));

    assertThat(appeal.attributes().toString()).doesNotContain("Звонил", "WorkLog");
    assertThat(appeal.version()).isEqualTo(read(appeal()).version());
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
    assertThat(read(appeal())).hasToString("appeal 563066016");
  }

  private static String appeal() {
    return RsmevFixture.golden("appeal.xml");
  }

  private static Appeal read(String xml) {
    return AppealReader.read(
        RsmevFixture.element(xml),
        "/A",
        RsmevProperties.of(RsmevFixture.party(Map.of())),
        RsmevFixture.NOW);
  }

  private static List<AppealProblem> problems(String xml) {
    RefusedAppeal refused = catchThrowableOfType(RefusedAppeal.class, () -> read(xml));
    return refused == null ? List.of() : refused.problems();
  }
}
