package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables of votings in the watched folder. */
final class PosVotingTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path data;
  private final Party party = Parties.pos();
  private final MemoryIntake intake = new MemoryIntake(Parties.NOW);
  private PosFolder folder = new PosFolder(Path.of("unset"));

  @BeforeEach
  void prepare() throws IOException {
    folder = PosProperties.of(party).folder(data);
    folder.prepare();
  }

  @Test
  void putsTheRowsOfAnObjectTogether() throws IOException {
    take(
        "v.xlsx",
        Exports.of(
            row("77", "1", "Сквер", "60"),
            row("78", "1", "За", "9"),
            row("77", "2", "Парковка", "40")));

    assertThat(intake.ids()).containsExactly("77", "78");
    InboundMessage first = intake.accepted.get(0);
    assertThat(first.kind()).isEqualTo(MessageKind.VOTING_RESULT);
    assertThat(first.groupKey()).isEqualTo("77");
    assertThat(first.facts()).containsEntry("file", "v.xlsx").containsEntry("row", "2");
    assertThat(canonical(0))
        .isEqualTo(
            new VotingResult(
                "77",
                VotingForm.VOTE,
                "Что построить на пустыре",
                "28701000",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 15),
                100,
                List.of(new VotingOption("1", "Сквер", 60), new VotingOption("2", "Парковка", 40)),
                50,
                "Быть скверу",
                "https://example.org/77",
                "на портале",
                120));
    assertThat(folder.done().resolve("v.xlsx")).exists();
  }

  @Test
  void holdsNoMoreRowsOfOneObjectThanItCanHaveOptions() throws PosProblem {
    PosVotings votings = new PosVotings();
    LinkedHashMap<String, String> values = new LinkedHashMap<>(Map.of("Номер объекта", "77"));
    for (int row = 0; row < 1000; row++) {
      votings.add(new PosRow(row, values, Set.of(), List.of()));
    }

    assertThatExceptionOfType(PosProblem.class)
        .isThrownBy(() -> votings.add(new PosRow(1000, values, Set.of(), List.of())))
        .matches(problem -> problem.fault() == PosFault.TOO_MANY_ROWS);
  }

  @Test
  void readsNumbersDatesAndFormulasAsInExports() throws IOException {
    List<String> headers = List.copyOf(row("77", "1", "Сквер", "60").keySet());
    take(
        "v.xlsx",
        Exports.workbook(
            sheet -> {
              Row header = sheet.createRow(0);
              Row line = sheet.createRow(1);
              int column = 0;
              for (Map.Entry<String, String> cell : row("77", "1", "Сквер", "60").entrySet()) {
                header.createCell(column).setCellValue(cell.getKey());
                line.createCell(column).setCellValue(cell.getValue());
                column++;
              }
              line.getCell(headers.indexOf("Номер объекта")).setCellValue(77);
              line.getCell(headers.indexOf("ОКТМО")).setCellValue(28701000);
              line.getCell(headers.indexOf("Начало")).setCellValue(46327);
              line.getCell(headers.indexOf("Голосов")).setCellFormula("30*2");
              line.getCell(headers.indexOf("Голосов")).setCellValue(60);
            }));

    assertThat(canonical(0).from()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(canonical(0).options()).containsExactly(new VotingOption("1", "Сквер", 60));
    assertThat(intake.accepted.get(0).facts()).containsEntry("formulas", "Голосов");
  }

  @Test
  void theOrderOfRowsAndColumnsAndTheFormOfTheFileMakeNoOtherResult() throws IOException {
    Map<String, String> square = row("77", "1", "Сквер", "60");
    Map<String, String> parking = row("77", "2", "Парковка", "40");
    List<String> columns = new ArrayList<>(square.keySet());
    take("a.xlsx", Exports.of(columns, List.of(square, parking)));
    Collections.reverse(columns);
    parking.remove("Название");
    take("b.xlsx", Exports.of(columns, List.of(parking, square)));
    take("c.csv", csv(";", columns, List.of(square, parking)));

    assertThat(intake.accepted).hasSize(1);
    assertThat(intake.repeated).isEqualTo(2);
  }

  @Test
  void aCorrectedResultIsAnotherVersionOfTheSameObject() throws IOException {
    take("a.xlsx", Exports.of(row("77", "1", "Сквер", "60")));
    take("b.xlsx", Exports.of(row("77", "1", "Сквер", "61")));

    assertThat(intake.ids()).containsExactly("77", "77");
    assertThat(intake.accepted.get(0).version()).isNotEqualTo(intake.accepted.get(1).version());
  }

  @Test
  void whatHasNoOptionsIsOneRow() throws IOException {
    Map<String, String> row = row("79", "-", "-", "-");
    row.put("Вид", "общественное обсуждение");
    take("v.xlsx", Exports.of(row));

    assertThat(canonical(0).form()).isEqualTo(VotingForm.PUBLIC_DISCUSSION);
    assertThat(canonical(0).options()).isEmpty();
  }

  @Test
  void aBrokenRowRefusesItsObjectAndNoOther() throws IOException {
    take(
        "v.xlsx",
        Exports.of(
            row("77", "1", "Сквер", "60"),
            row("78", "1", "За", "9"),
            row("77", "2", "Парковка", "сорок")));

    assertThat(intake.ids()).containsExactly("78");
    assertThat(report("v.xlsx").path("accepted").asInt()).isEqualTo(1);
    assertThat(report("v.xlsx").path("refused").asInt()).isEqualTo(2);
    assertThat(report("v.xlsx").path("rows"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path("row").asInt()).isEqualTo(4);
              assertThat(problem.path("column").asString()).isEqualTo("Голосов");
              assertThat(problem.path("number").asString()).isEqualTo("77");
            });
    Refusal refusal = intake.refused.get(0);
    assertThat(refusal.externalId()).isEqualTo("77");
    assertThat(refusal.failure().where()).contains("row 4, column \"Голосов\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Вид | Жребий | Неизвестный вид.",
        "ОКТМО | 123 | Код ОКТМО состоит из 8 или 11 цифр.",
        "Начало | 16.11.2026 | Окончание раньше начала.",
        "Начало | вчера | Это не дата.",
        "Участников | 59 | За вариант голосов больше, чем участников.",
        "Участников | 100,5 | Это не число, или оно вне допустимых пределов.",
        "Голосов | - | Нет обязательного значения.",
        "Название | - | Нет обязательного значения.",
        "Ссылка | example.org | Это не адрес страницы.",
        "Номер объекта | - | Нет обязательного значения."
      })
  void saysWhatIsWrong(String column, String value, String cause) throws IOException {
    Map<String, String> row = row("77", "1", "Сквер", "60");
    row.put(column, value);
    take("v.xlsx", Exports.of(row));

    assertThat(intake.accepted).isEmpty();
    assertThat(report("v.xlsx").path("rows").valueStream().map(row1 -> row1.path("cause")))
        .extracting(JsonNode::asString)
        .contains(cause);
  }

  @Test
  void rowsThatContradictEachOtherAreNamed() throws IOException {
    Map<String, String> other = row("77", "2", "Парковка", "40");
    other.put("Название", "Что построить на площади");
    take("v.xlsx", Exports.of(row("77", "1", "Сквер", "60"), other));

    assertThat(report("v.xlsx").path("rows").valueStream().map(row -> row.path("row").asInt()))
        .containsExactly(2, 3);
    assertThat(report("v.xlsx").path("rows").valueStream().map(row -> row.path("column")))
        .extracting(JsonNode::asString)
        .containsOnly("Название");
  }

  @Test
  void theSameOptionTwiceIsNamed() throws IOException {
    take("v.xlsx", Exports.of(row("77", "1", "Сквер", "60"), row("77", "1", "Парковка", "40")));

    assertThat(report("v.xlsx").at("/rows/0/row").asInt()).isEqualTo(3);
    assertThat(report("v.xlsx").at("/rows/0/cause").asString()).contains("дважды");
  }

  @Test
  void aRowThatNamesNoObjectHoldsTheOneAboveBack() throws IOException {
    take("v.xlsx", Exports.of(row("77", "1", "Сквер", "60"), row("-", "2", "Парковка", "40")));

    assertThat(intake.accepted).isEmpty();
    assertThat(report("v.xlsx").at("/rows/0/row").asInt()).isEqualTo(3);
    assertThat(report("v.xlsx").at("/rows/0/column").asString()).isEqualTo("Номер объекта");
  }

  @Test
  void tellsOfColumnsThatItDoesNotKnow() throws IOException {
    Map<String, String> row = row("77", "1", "Сквер", "60");
    row.put("Ведущий", "не скажем");
    take("v.xlsx", Exports.of(row));

    assertThat(intake.accepted).hasSize(1);
    assertThat(Files.readString(folder.done().resolve("v.xlsx.report.txt"), StandardCharsets.UTF_8))
        .contains("Неизвестные столбцы не взяты: Ведущий.")
        .doesNotContain("59-ФЗ", "не скажем");
  }

  @Test
  void aTableThatLacksAColumnIsRefusedWhole() throws IOException {
    Map<String, String> row = row("77", "1", "Сквер", "60");
    row.remove("ОКТМО");
    take("v.xlsx", Exports.of(row));

    assertThat(report("v.xlsx").at("/problem/column").asString()).isEqualTo("ОКТМО");
  }

  @Test
  void whatIsNeitherKeepsTheErrorOfAnExport() throws IOException {
    take("v.xlsx", Exports.of(Map.of("Что-то", "1")));

    assertThat(report("v.xlsx").at("/problem/column").asString()).isEqualTo("Номер");
    assertThat(intake.refused.get(0).failure().code()).isEqualTo(FailureCode.MISSING_FIELD);
  }

  @Test
  void anExportMayHaveAColumnOfThatName() throws IOException {
    take("a.xlsx", Exports.of(Exports.row("101", "Номер объекта", "77")));

    assertThat(intake.accepted.get(0).kind()).isEqualTo(MessageKind.CITIZEN_MESSAGE);
  }

  private VotingResult canonical(int index) {
    return (VotingResult)
        new PosMapper()
            .toCanonical(party, MemoryIntake.asAccepted(intake.accepted.get(index), Parties.NOW));
  }

  private JsonNode report(String file) throws IOException {
    return JSON.readTree(Files.readAllBytes(folder.failed().resolve(file + ".report.json")));
  }

  private void take(String name, byte[] bytes) throws IOException {
    new PosIntake(
            party.name(),
            PosProperties.of(party),
            folder,
            intake,
            Clock.fixed(Parties.NOW, ZoneOffset.UTC),
            () -> false)
        .take(Files.write(folder.in().resolve(name), bytes));
  }

  private static byte[] csv(
      String delimiter, List<String> columns, List<Map<String, String>> rows) {
    StringBuilder text = new StringBuilder(String.join(delimiter, columns));
    for (Map<String, String> row : rows) {
      text.append("\r\n")
          .append(
              String.join(
                  delimiter,
                  columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> row(String object, String option, String text, String votes) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Номер объекта", object);
    row.put("Вид", "Голосование");
    row.put("Название", "Что построить на пустыре");
    row.put("ОКТМО", "28701000");
    row.put("Начало", "01.11.2026");
    row.put("Окончание", "15.11.2026");
    row.put("Участников", "100");
    row.put("Вариант", option);
    row.put("Текст варианта", text);
    row.put("Голосов", votes);
    row.put("Кворум", "50");
    row.put("Итог", "Быть скверу");
    row.put("Ссылка", "https://example.org/77");
    row.put("Метод", "на портале");
    row.put("Объем выборки", "120");
    return row;
  }
}
