package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports as CSV. */
final class PosCsvTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {";", ","})
  void readsWhatEitherDelimiterParts(String delimiter) throws Exception {
    assertThat(read("Номер,Категория,Дата поступления\r\n101,Дороги,6.1.2026\r\n", delimiter))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.number()).isEqualTo(2);
              assertThat(row.problems()).isEmpty();
              assertThat(row.values())
                  .isEqualTo(
                      Map.of(
                          "Номер", "101", "Категория", "Дороги", "Дата поступления", "06.01.2026"));
            });
  }

  @Test
  void readsQuotedValuesOfSeveralLinesBehindAByteOrderMark() throws Exception {
    List<PosRow> rows =
        read(
            "\uFEFF\"Номер\";Категория;Дата поступления;"
                + "\"Направлено по email в ФОИВ, не подключенный к ПОС\";Текст сообщения\n"
                + "101;Дороги;06.01.2026;-;\"Яма; глубокая,\nс \"\"краями\"\"\"\n"
                + "\n"
                + "102;Дороги;06.01.2026;;\n");

    assertThat(rows).extracting(PosRow::number).containsExactly(2, 4);
    assertThat(rows.get(0).get(PosColumn.NUMBER)).contains("101");
    assertThat(rows.get(0).get(PosColumn.TEXT_OF_MESSAGE)).contains("Яма; глубокая,\nс \"краями\"");
    assertThat(rows.get(1).values()).doesNotContainKey("Текст сообщения");
  }

  @Test
  void namesARowWhoseDelimiterWasNotQuoted() throws Exception {
    List<PosRow> rows =
        read(
            """
            Номер;Категория;Дата поступления;Факт
            101;Дороги;06.01.2026;яма; глубокая
            102;Дороги;06.01.2026;яма;
            """);

    assertThat(rows.get(0).problems())
        .extracting(PosProblem::fault)
        .containsExactly(PosFault.STRAY_VALUE);
    assertThat(rows.get(1).problems()).isEmpty();
  }

  @Test
  void refusesAnotherEncoding() {
    refused(
        PosFault.NOT_UTF8,
        "Номер;Категория;Дата поступления\n101;Дороги;06.01.2026\n"
            .getBytes(Charset.forName("windows-1251")));
  }

  @Test
  void refusesWhatIsCutOff() {
    refused(
        PosFault.NOT_CSV,
        "Номер;Категория;Дата поступления\n101;\"Доро".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesWhatBreaksOffInItsLastRow() throws Exception {
    String whole = "Номер;Категория;Дата поступления;Факт\n101;Дороги;06.01.2026;яма\n";

    refused(PosFault.NOT_CSV, (whole + "102;Доро").getBytes(StandardCharsets.UTF_8));
    assertThat(read(whole + "102;Дороги;06.01.2026\n")).hasSize(2);
    assertThat(read(whole.stripTrailing())).hasSize(1);
  }

  @Test
  void refusesWhatIsEmptyOrLacksItsColumns() {
    refused(PosFault.EMPTY, new byte[0]);
    refused(PosFault.EMPTY, "\uFEFF\n;;\n".getBytes(StandardCharsets.UTF_8));
    refused(PosFault.MISSING_COLUMN, "Номер\n1\n".getBytes(StandardCharsets.UTF_8));
  }

  private void refused(PosFault fault, byte[] file) {
    assertThatExceptionOfType(PosProblem.class)
        .isThrownBy(() -> rows(file))
        .matches(problem -> problem.fault() == fault, "is " + fault);
  }

  private List<PosRow> read(String text, String delimiter) throws Exception {
    return read(text.replace(",", delimiter));
  }

  private List<PosRow> read(String text) throws Exception {
    return rows(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<PosRow> rows(byte[] file) throws IOException, PosProblem {
    List<PosRow> rows = new ArrayList<>();
    PosCsv.read(Files.write(directory.resolve("a.csv"), file), rows::add);
    return rows;
  }
}
