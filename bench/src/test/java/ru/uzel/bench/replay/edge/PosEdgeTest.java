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
  void aFileThatNobodyTookHasNoVerdict() throws Exception {
    drop.put("a.xlsx", new byte[] {1});

    assertThat(drop.verdict("a.xlsx")).isNull();
    assertThat(drop.waits("a.xlsx")).isTrue();
    Files.move(folder.resolve("in/a.xlsx"), folder.resolve("done/a.xlsx"));
    assertThat(drop.verdict("a.xlsx").rows()).isEmpty();
  }
}
