package ru.uzel.bench.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {

  @TempDir private Path folder;

  private RowsOf rows(String text) throws IOException, UnreadableFile {
    return RowsOf.text(folder, text);
  }

  @Test
  void readsAnArrayAndKeepsEveryDigit() throws Exception {
    RowsOf rows = rows("[{\"a\":-87.650,\"b\":10000000,\"c\":\"007\",\"d\":1E7,\"e\":null}]");

    assertThat(rows.row(1).json())
        .isEqualTo("{\"a\":-87.650,\"b\":10000000,\"c\":\"007\",\"d\":1E7,\"e\":null}");
  }

  @Test
  void readsLinesOfObjectsPassingOverBlankOnesAndTheMark() throws Exception {
    RowsOf rows = rows("\uFEFF{\"a\":1}\r\n\n  \n{\"a\":{\"b\":[2]}}");

    assertThat(rows.rows())
        .extracting(SourceRow::json)
        .containsExactly("{\"a\":1}", "{\"a\":{\"b\":[2]}}");
    assertThat(rows.row(2).place()).isEqualTo("строка файла 4");
  }

  @Test
  void namesABadLineAndGoesOn() throws Exception {
    RowsOf rows = rows("{\"a\":1}\n{\"a\":\n{\"a\":3}\n[4]\n");

    assertThat(rows.broken()).containsExactly(2L, 4L);
    assertThat(rows.row(3).json()).isEqualTo("{\"a\":3}");
    assertThat(rows.row(4).fault()).contains("не объект");
  }

  @Test
  void doesNotShowWhatABadRowSays() throws Exception {
    RowsOf rows = rows("{\"a\":1}\n{\"name\":Иванов}\n");

    assertThat(rows.row(2).fault()).contains("строка файла 2").doesNotContain("Иванов");
  }

  @Test
  void namesAFieldThatStandsTwice() throws Exception {
    assertThat(rows("[{\"a\":1,\"a\":2}]").row(1).fault()).contains("дважды");
  }

  /** Each breaks the second of three rows in another way; the third is to come whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":2,\"t\":nonsense}",
        "{\"id\":2,\"t\":\"never closed}",
        "{\"id\":2,\"t\":\"x\"",
        "{\"id\":2,\"t\":[1,2}",
        "{\"id\":2 \"t\":1}",
        "{\"id\":2,\"t\":\"a \"quoted\" word\"}"
      })
  void aBrokenElementNeverStopsTheRest(String broken) throws Exception {
    for (String separator : List.of(",", ",\n  ")) {
      RowsOf rows =
          rows(
              "["
                  + separator.substring(1)
                  + String.join(separator, "{\"id\":1}", broken, "{\"id\":3,\"t\":\"x\"}")
                  + "]");

      assertThat(rows.broken()).as(separator).containsExactly(2L);
      assertThat(rows.row(3).json()).isEqualTo("{\"id\":3,\"t\":\"x\"}");
      assertThat(rows.rows()).hasSize(3);
    }
  }

  @Test
  void namesAnArrayThatBreaksOff() throws Exception {
    assertThat(rows("[{\"a\":1},{\"a\":2},").broken()).containsExactly(3L);
    assertThat(rows("[{\"a\":1},{\"a\":").broken()).containsExactly(2L);
  }

  @Test
  void namesTheRowWhoseBytesAreNoText() throws Exception {
    byte[] bytes = "{\"a\":\"жж\"}\n{\"a\":\"x\"}\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 4] = (byte) 0xFF;
    Path file = Files.write(folder.resolve("bad.jsonl"), bytes);

    RowsOf rows = RowsOf.file(file, new Reading(null, "UTF-8", null, null));

    assertThat(rows.broken()).containsExactly(2L);
    assertThat(rows.row(2).fault()).contains("байт 7").contains("UTF-8");
  }

  @Test
  void anObjectOverSeveralLinesIsNoFileOfRows() {
    assertThatThrownBy(() -> rows("{\n \"requests\": [\n {\"a\":1}]}\n"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("массив");
  }

  @Test
  void escapesInTheRowsTextWhatXmlCannotCarry() throws Exception {
    RowsOf rows = rows("[{\"a\":\"\\u0001\\uFFFF\\uD83D\\uDE00\\uD800\"}]");

    assertThat(rows.row(1).json()).isEqualTo("{\"a\":\"\\u0001\\uffff😀\\ud800\"}");
  }

  @Test
  void anEmptyFileIsTold() {
    assertThatThrownBy(() -> rows(" \n")).hasMessageContaining("пуст");
    assertThatThrownBy(() -> SourceFile.examine(folder.resolve("none"), Reading.BY_THE_FILE))
        .hasMessageContaining("такого файла нет");
  }
}
