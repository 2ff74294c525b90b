package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PosIntakeTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path data;
  private final Party party = Parties.pos();
  private final MemoryIntake intake = new MemoryIntake(Parties.NOW);
  private boolean stopping;
  private PosFolder folder = new PosFolder(Path.of("unset"));

  @BeforeEach
  void prepare() throws IOException {
    folder = PosProperties.of(party).folder(data);
    folder.prepare();
  }

  @Test
  void acceptsEachRowUnderItsNumber() throws IOException {
    take("a.xlsx", Exports.of(Exports.row("101"), Exports.row("102")));

    assertThat(intake.ids()).containsExactly("101", "102");
    InboundMessage first = intake.accepted.get(0);
    assertThat(first.groupKey()).isEqualTo("101");
    assertThat(first.verification()).isEqualTo("drop-folder");
    assertThat(first.wire().contentType()).isEqualTo("application/json");
    assertThat(first.facts())
        .containsEntry("file", "a.xlsx")
        .containsEntry("row", "2")
        .hasEntrySatisfying("fileSha256", hash -> assertThat(hash).matches("[0-9a-f]{64}"));
  }

  @Test
  void aRowOfACsvIsTheSameMessageAsThatOfAWorkbook() throws IOException {
    Map<String, String> row = Exports.row("101");
    take("a.xlsx", Exports.of(row));

    take(
        "a.csv",
        ("\"" + String.join("\";\"", row.keySet()) + "\"\n" + String.join(";", row.values()))
            .getBytes(StandardCharsets.UTF_8));

    assertThat(intake.ids()).containsExactly("101");
    assertThat(intake.repeated).isEqualTo(1);
    assertThat(names(folder.done())).containsExactly("a.csv", "a.xlsx");
  }

  @Test
  void aCsvOfAnotherEncodingIsRefusedWithItsCure() throws IOException {
    take("a.csv", "Номер;Категория\n".getBytes(Charset.forName("windows-1251")));

    assertThat(report("a.csv").at("/problem/cure").asString()).contains("CSV UTF-8");
    assertThat(intake.refused.get(0).wire().contentType()).isEqualTo("text/csv");
  }

  @Test
  void keepsTheOriginalUnchangedInDone() throws IOException {
    byte[] export = Exports.of(Exports.row("101"));

    take("a.xlsx", export);

    assertThat(names(folder.in())).isEmpty();
    assertThat(names(folder.done())).containsExactly("a.xlsx");
    assertThat(folder.done().resolve("a.xlsx")).hasBinaryContent(export);
  }

  @Test
  void aSecondFileOfTheSameNameDoesNotOverwriteTheFirst() throws IOException {
    take("a.xlsx", Exports.of(Exports.row("101")));
    take("a.xlsx", Exports.of(Exports.row("102")));
    take("a.xlsx", Exports.of(Exports.row("103")));

    assertThat(names(folder.done())).containsExactly("a-2.xlsx", "a-3.xlsx", "a.xlsx");
  }

  @Test
  void theSameFileAgainIsNothingButRepetitions() throws IOException {
    byte[] export = Exports.of(Exports.row("101"), Exports.row("102"));

    take("a.xlsx", export);
    take("again.xlsx", export);

    assertThat(intake.accepted).hasSize(2);
    assertThat(intake.repeated).isEqualTo(2);
    assertThat(names(folder.done())).containsExactly("a.xlsx", "again.xlsx");
  }

  @Test
  void theOrderOfColumnsMakesNoOtherMessage() throws IOException {
    List<String> columns = new ArrayList<>(Exports.OBSERVED);
    take("a.xlsx", Exports.of(columns, List.of(Exports.row("101"))));
    Collections.shuffle(columns, new Random(7));

    take("b.xlsx", Exports.of(columns, List.of(Exports.row("101"))));

    assertThat(intake.accepted).hasSize(1);
    assertThat(intake.repeated).isEqualTo(1);
  }

  @Test
  void aChangedRowIsAnotherVersionOfTheSameNumber() throws IOException {
    take("a.xlsx", Exports.of(Exports.row("101")));
    take("b.xlsx", Exports.of(Exports.row("101", "Статус", "Отправлен ответ заявителю")));

    assertThat(intake.ids()).containsExactly("101", "101");
    assertThat(intake.accepted.get(0).version()).isNotEqualTo(intake.accepted.get(1).version());
  }

  @Test
  void aRatingIsAMessageOfItsOwnAndComesOnceWhateverElseChanges() throws IOException {
    take("a.xlsx", Exports.of(Exports.row("101", "Оценка ответа заявителем", "4")));
    Map<String, String> later = Exports.row("101", "Оценка ответа заявителем", "4");
    later.put("Просрочено", "Да");
    take("b.xlsx", Exports.of(later));

    assertThat(intake.ids()).containsExactly("101", "score:101", "101");
    assertThat(intake.accepted.get(1))
        .returns(MessageKind.SATISFACTION_SCORE, InboundMessage::kind)
        .returns(intake.accepted.get(0).groupKey(), InboundMessage::groupKey);
    assertThat(
            new PosMapper()
                .toCanonical(
                    Parties.pos(), MemoryIntake.asAccepted(intake.accepted.get(1), Parties.NOW)))
        .isEqualTo(new SatisfactionScore("101", 4, null, Parties.NOW, false, "POS"));
  }

  @Test
  void aWishForReconsiderationCountsOnceThoughItStaysInTheRow() throws IOException {
    Map<String, String> row = Exports.row("101", "Оценка ответа заявителем", "2");
    row.put("Повторное рассмотрение", "20.01.2026");
    row.put("Комментарий к оценке", "Яма на месте");
    take("a.xlsx", Exports.of(row));
    row.put("Оценка ответа заявителем", "5");
    row.put("Комментарий к оценке", "-");
    take("b.xlsx", Exports.of(row));
    take("c.xlsx", Exports.of(Exports.row("102", "Повторное рассмотрение", "Нет")));

    assertThat(intake.ids())
        .containsExactly("101", "score:101", "repeat:101", "101", "score:101", "102");
    assertThat(
            new PosMapper()
                .toCanonical(
                    Parties.pos(), MemoryIntake.asAccepted(intake.accepted.get(1), Parties.NOW)))
        .isEqualTo(new SatisfactionScore("101", 2, "Яма на месте", Parties.NOW, false, "POS"));
    assertThat(
            new PosMapper()
                .toCanonical(
                    Parties.pos(), MemoryIntake.asAccepted(intake.accepted.get(2), Parties.NOW)))
        .isEqualTo(new SatisfactionScore("101", null, null, Parties.NOW, true, "POS"));
  }

  @Test
  void aRatingBeyondTheScaleIsToldWithItsPlace() throws IOException {
    take("a.xlsx", Exports.of(Exports.row("101", "Оценка ответа заявителем", "6")));

    assertThat(intake.accepted).isEmpty();
    assertThat(report("a.xlsx").at("/rows/0/column").asString())
        .isEqualTo("Оценка ответа заявителем");
    assertThat(report("a.xlsx").at("/rows/0/cause").asString()).contains("от 1 до 5");
  }

  @Test
  void newColumnsTravelOnAsAttributes() throws IOException {
    Map<String, String> row = Exports.row("101", "source_record", "{\"a\":\"Яма 🚧\"}");
    row.put("Новый столбец", "значение");

    take("a.xlsx", Exports.of(row));

    assertThat(canonical(0).attributes())
        .extracting(attribute -> attribute.code() + "=" + attribute.value())
        .contains("source_record={\"a\":\"Яма 🚧\"}", "Новый столбец=значение");
  }

  @Test
  void aMissingRequiredColumnRefusesTheWholeFile() throws IOException {
    for (String required : List.of("Номер", "Категория", "Дата поступления")) {
      List<String> columns = new ArrayList<>(Exports.OBSERVED);
      columns.remove(required);

      take(required + ".xlsx", Exports.of(columns, List.of(Exports.row("101"))));

      Refusal refusal = intake.refused.get(intake.refused.size() - 1);
      assertThat(refusal.failure().code()).isEqualTo(FailureCode.MISSING_FIELD);
      assertThat(refusal.failure().where()).contains("column \"" + required + "\"");
      assertThat(report(required + ".xlsx").at("/problem/column").asString()).isEqualTo(required);
    }
    assertThat(intake.accepted).isEmpty();
    assertThat(intake.refused).hasSize(3);
  }

  @Test
  void aBrokenRowDoesNotStopTheGoodOnes() throws IOException {
    take(
        "a.xlsx",
        Exports.of(
            Exports.row("101"),
            Exports.row("102", "Дата поступления", "31.02.2026"),
            Exports.row("-"),
            Exports.row("104")));

    assertThat(intake.ids()).containsExactly("101", "104");
    assertThat(intake.refused)
        .extracting(refusal -> refusal.failure().where().orElse(""))
        .containsExactly("row 3, column \"Дата поступления\"", "row 4, column \"Номер\"");
    assertThat(intake.refused.get(0).externalId()).isEqualTo("102");
    assertThat(intake.refused.get(0).remote()).isEqualTo("a.xlsx");
    assertThat(names(folder.failed()))
        .containsExactly("a.xlsx", "a.xlsx.report.json", "a.xlsx.report.txt");
  }

  @Test
  void theReportNamesRowColumnCauseAndCure() throws IOException {
    take(
        "a.xlsx",
        Exports.of(
            Exports.row("101"), Exports.row("102", "Дата поступления", "вчера, у дома Иванова")));

    JsonNode row = report("a.xlsx").at("/rows/0");
    assertThat(row.at("/row").asInt()).isEqualTo(3);
    assertThat(row.at("/number").asString()).isEqualTo("102");
    assertThat(row.at("/column").asString()).isEqualTo("Дата поступления");
    assertThat(row.at("/cause").asString()).isEqualTo("Это не дата.");
    assertThat(row.at("/cure").asString()).contains("ДД.ММ.ГГГГ");
    assertThat(report("a.xlsx").at("/accepted").asInt()).isEqualTo(1);
    assertThat(Files.readString(folder.failed().resolve("a.xlsx.report.txt")))
        .contains("Строка 3, столбец «Дата поступления»: Это не дата.")
        .contains("Принято строк: 1, повторов: 0, не принято: 1.")
        .doesNotContain("Иванова");
  }

  @Test
  void everyFaultOfARowIsReportedButTheRowIsRefusedOnce() throws IOException {
    Map<String, String> row = Exports.row("101", "Дата поступления", "нет");
    row.put("Дата планируемого завершения работ", "45.45.2026");

    take("a.xlsx", Exports.of(row));

    assertThat(report("a.xlsx").at("/rows")).hasSize(2);
    assertThat(intake.refused).hasSize(1);
  }

  @Test
  void aFileThatBreaksOffLeavesNothingBehind() throws IOException {
    byte[] export = Exports.of(Exports.row("101"), Exports.row("102"));

    take("cut.xlsx", Arrays.copyOf(export, export.length / 2));

    assertThat(intake.accepted).isEmpty();
    assertThat(intake.refused).hasSize(1);
    assertThat(intake.refused.get(0).failure().code()).isEqualTo(FailureCode.MALFORMED);
    assertThat(names(folder.failed())).contains("cut.xlsx", "cut.xlsx.report.txt");
  }

  @Test
  void aSheetBrokenAtItsEndLeavesNothingBehindEither() throws IOException {
    byte[] export =
        Exports.edited(
            Exports.of(Exports.row("101"), Exports.row("102")),
            "xl/worksheets/sheet1.xml",
            xml -> xml.replace("</sheetData>", "<row></sheetData>"));

    take("a.xlsx", export);

    assertThat(intake.accepted).isEmpty();
    assertThat(intake.refused).hasSize(1);
  }

  @Test
  void whileTheHubCannotAcceptTheFileStaysAndIsTakenLater() throws IOException {
    byte[] export =
        Exports.of(
            Exports.row("101"),
            Exports.row("bad\u0000", "Фаст-трек", "?"),
            Exports.row("103"),
            Exports.row("104"));
    intake.outAfter(2);

    take("a.xlsx", export);

    assertThat(intake.ids()).containsExactly("101", "103");
    assertThat(intake.refused).isEmpty();
    assertThat(names(folder.in())).containsExactly("a.xlsx");

    intake.back();
    taker().take(folder.in().resolve("a.xlsx"));

    assertThat(intake.ids()).containsExactly("101", "103", "104");
    assertThat(intake.repeated).isEqualTo(2);
    assertThat(intake.refused).hasSize(1);
    assertThat(names(folder.in())).isEmpty();
    assertThat(names(folder.failed())).contains("a.xlsx");
  }

  @Test
  void aStoppingHubLeavesTheFileForTheNextStart() throws IOException {
    stopping = true;

    take("a.xlsx", Exports.of(Exports.row("101")));

    assertThat(names(folder.in())).containsExactly("a.xlsx");
    assertThat(intake.accepted).isEmpty();
  }

  @Test
  void formulasGiveTheirLastValueAndAreReported() throws IOException {
    take(
        "a.xlsx",
        Exports.withCell("Подкатегория", "<c r=\"D2\" t=\"str\"><f>1+1</f><v>Ямы</v></c>"));

    assertThat(canonical(0).text()).isEqualTo("Ямы");
    assertThat(intake.accepted.get(0).facts()).containsEntry("formulas", "Подкатегория");
    assertThat(Files.readString(folder.done().resolve("a.xlsx.report.txt")))
        .contains("Формулы")
        .contains("Подкатегория");
  }

  @Test
  void aWholesaleWrongFileIsGivenUpBeforeItsEnd() throws IOException {
    List<Map<String, String>> rows =
        Collections.nCopies(1010, Exports.row("101", "Дата поступления", "нет"));

    take("a.xlsx", Exports.of(List.of("Номер", "Категория", "Дата поступления"), rows));

    assertThat(report("a.xlsx").at("/problem/cause").asString()).startsWith("Слишком много");
    assertThat(intake.refused).hasSize(1001);
  }

  @Test
  void aFileOverTheLimitIsRefusedUnread() throws IOException {
    PosIntake strict = taker(Parties.pos(Map.of("largestFile", "100")));
    Path file = drop("a.xlsx", Exports.of(Exports.row("101")));

    strict.take(file);

    assertThat(intake.refused.get(0).failure().code()).isEqualTo(FailureCode.TOO_LARGE);
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path secret = Files.write(data.resolve("secret.xlsx"), Exports.of(Exports.row("101")));
    Path link = Files.createSymbolicLink(folder.in().resolve("a.xlsx"), secret);

    taker().take(link);

    assertThat(intake.accepted).isEmpty();
    assertThat(intake.refused).hasSize(1);
    assertThat(secret).exists();
    assertThat(names(folder.in())).isEmpty();
  }

  @Test
  void noScratchFileIsLeft() throws IOException {
    take("a.xlsx", Exports.of(Exports.row("101")));
    take("b.xlsx", "no zip".getBytes(StandardCharsets.UTF_8));

    assertThat(names(folder.root())).containsExactly("done", "failed", "in", "out");
  }

  private CitizenMessage canonical(int index) {
    return (CitizenMessage)
        new PosMapper()
            .toCanonical(party, MemoryIntake.asAccepted(intake.accepted.get(index), Parties.NOW));
  }

  private JsonNode report(String file) throws IOException {
    return JSON.readTree(Files.readAllBytes(folder.failed().resolve(file + ".report.json")));
  }

  private void take(String name, byte[] bytes) throws IOException {
    taker().take(drop(name, bytes));
  }

  private Path drop(String name, byte[] bytes) throws IOException {
    return Files.write(folder.in().resolve(name), bytes);
  }

  private PosIntake taker() {
    return taker(party);
  }

  private PosIntake taker(Party settings) {
    return new PosIntake(
        settings.name(),
        PosProperties.of(settings),
        folder,
        intake,
        Clock.fixed(Parties.NOW, ZoneOffset.UTC),
        () -> stopping);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
