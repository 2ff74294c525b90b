package ru.uzel.bench.replay.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosEdgeTest {

  @TempDir private Path folder;
  private PosDrop drop;

  @BeforeEach
  void prepare() throws IOException {
    for (String name : List.of("in", "done", "failed")) {
      Files.createDirectories(folder.resolve(name));
    }
    drop = new PosDrop(folder);
  }

  @Test
  void writesTheExportsColumnsFirstAndItsOwnAfterThem() throws Exception {
    Map<String, String> cells =
        PosWorkbook.cells(Map.of("Номер", 7, "Мой столбец", "x_x0041_ и 🚧", "Суть", ""));

    drop.put("a.xlsx", PosWorkbook.write(List.of(cells)));

    try (XSSFWorkbook book =
        new XSSFWorkbook(Files.newInputStream(folder.resolve("in").resolve("a.xlsx")))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(texts(sheet.getRow(0)).subList(0, 25)).isEqualTo(PosWorkbook.HEADERS);
      assertThat(texts(sheet.getRow(0))).hasSize(27).contains("Мой столбец");
      assertThat(texts(sheet.getRow(1))).contains("x_x0041_ и 🚧", "-").startsWith("7");
    }
    assertThat(folder.resolve("in")).isDirectoryNotContaining("glob:**.part");
  }

  private static List<String> texts(Row row) {
    return java.util.stream.StreamSupport.stream(row.spliterator(), false)
        .map(cell -> cell.getStringCellValue())
        .toList();
  }

  @Test
  void refusesWhatNoCellCanHold() {
    for (Object value : List.of("a\u0001", "x".repeat(32_768), List.of("a", "b"))) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> PosWorkbook.cells(Map.of("Суть", value)))
          .isInstanceOf(Unfit.class)
          .hasMessageContaining("«Суть»");
    }
  }

  @Test
  void readsTheHubsReportRowByRow() throws Exception {
    Files.writeString(folder.resolve("failed/a.xlsx"), "x");
    Files.writeString(
        folder.resolve("failed/a.xlsx.report.json"),
        """
        {"outcome":"failed","rows":[
          {"row":3,"column":"Номер","cause":"Нет обязательного значения."},
          {"row":3,"column":"ФЗ","cause":"Неизвестно."}]}
        """);

    PosDrop.Verdict verdict = drop.verdict("a.xlsx");

    assertThat(verdict).isNotNull();
    assertThat(verdict.whole()).isNull();
    assertThat(verdict.rows())
        .containsOnly(Map.entry(3, "«Номер»: Нет обязательного значения. «ФЗ»: Неизвестно."));
  }

  @Test
  void aFileRefusedWholeIsRefusedWhole() throws Exception {
    Files.writeString(folder.resolve("failed/a.xlsx"), "x");
    Files.writeString(
        folder.resolve("failed/a.xlsx.report.json"),
        "{\"problem\":{\"column\":\"Категория\",\"cause\":\"Нет столбца.\"},\"rows\":[]}");

    assertThat(drop.verdict("a.xlsx").whole()).isEqualTo("«Категория»: Нет столбца.");
  }

  @Test
  void eachRowGetsItsOwnAnswerThoughTheFileWasDroppedBeforeAKill() throws Exception {
    Files.createDirectories(folder.resolve("hub"));
    Path token = Files.writeString(folder.resolve("hub/token"), "t");
    try (SmallHub hub = new SmallHub()) {
      hub.record("ACCEPTED", "m1", null, "101");
      hub.record("ACCEPTED", "m9", null, "999");
      hub.record("DUPLICATE", "m1", null, "101");
      hub.record("DUPLICATE", "m0", null, "104");
      Files.writeString(folder.resolve("failed/replay-run-3.xlsx"), "dropped by the killed run");
      Files.writeString(
          folder.resolve("failed/replay-run-3.xlsx.report.json"),
          "{\"rows\":[{\"row\":3,\"column\":\"ФЗ\",\"cause\":\"Неизвестно.\"}]}");
      Stop stop = new Stop();
      HubJournal journal = HubJournal.open(hub.address(), token, "regional", stop, line -> {});

      List<Outcome> outcomes =
          new PosEdge(drop, "run", 500, journal, new NothingKnown(), stop, line -> {})
              .send(
                  new Slice(
                      3, List.of(row(1, "101"), row(2, "102"), row(3, "101"), row(4, "104"))));

      assertThat(outcomes)
          .extracting(outcome -> outcome.kind() + " " + outcome.id())
          .containsExactly("ACCEPTED m1", "REFUSED null", "DUPLICATE m1", "DUPLICATE m0");
      assertThat(outcomes.get(1).reason()).isEqualTo("«ФЗ»: Неизвестно.");
      assertThat(folder.resolve("in")).isEmptyDirectory();
    }
  }

  private record NothingKnown() implements OwnReceipts {

    @Override
    public boolean lostByUs(String hubId) {
      return false;
    }

    @Override
    public boolean isKnown(String hubId) {
      return false;
    }

    @Override
    public long journalBefore() {
      return 0;
    }
  }

  private static OutgoingRow row(long number, String externalId) {
    return new OutgoingRow(number, "", "", "k", false, List.of(), Map.of("Номер", externalId));
  }

  @Test
  void aFileThatNobodyTookHasNoVerdict() throws Exception {
    drop.put("a.xlsx", new byte[] {1});

    assertThat(drop.verdict("a.xlsx")).isNull();
    assertThat(drop.waits("a.xlsx")).isTrue();
    Files.move(folder.resolve("in/a.xlsx"), folder.resolve("done/a.xlsx"));
    assertThat(drop.verdict("a.xlsx").rows()).isEmpty();
  }
}
