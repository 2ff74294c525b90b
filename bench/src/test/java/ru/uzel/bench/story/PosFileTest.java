package ru.uzel.bench.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosFileTest {

  @TempDir private Path directory;

  private Path export(String[]... rows) throws IOException {
    Path file = directory.resolve("export.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = workbook.createSheet();
      for (int r = 0; r < rows.length; r++) {
        Row row = sheet.createRow(r);
        for (int c = 0; c < rows[r].length; c++) {
          row.createCell(c).setCellValue(rows[r][c]);
        }
      }
      workbook.write(out);
    }
    return file;
  }

  @Test
  void plansEachRowByItsHeaders() throws IOException {
    Path file =
        export(
            new String[] {"Дата поступления", "Категория", "Номер"},
            new String[] {"01.11.2026", "Дороги", "100"},
            new String[] {"01.11.2026", "Дороги", "100"},
            new String[] {"01.11.2026", "-", "101"},
            new String[] {"02.11.2026", "Мусор", "102"});

    PosFile planned = PosFile.read(file, "r");

    assertThat(planned.categories()).containsExactly("Дороги", "Мусор");
    assertThat(planned.export().path()).isEqualTo(file);
    assertThat(planned.export().rows())
        .containsExactlyInAnyOrder(
            new PlannedRow("100", Fate.DELIVERED, "Решено"),
            new PlannedRow("100", Fate.DUPLICATE, null),
            new PlannedRow("101", Fate.REFUSED, null),
            new PlannedRow("102", Fate.DELIVERED, "Решено"));
  }

  @Test
  void aFileThatIsNoXlsxIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("export.xlsx"), "PK no workbook");

    assertThatThrownBy(() -> PosFile.read(file, "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + " не читается как XLSX");
  }
}
