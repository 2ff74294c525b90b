package ru.uzel.bench.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

  private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

  @TempDir private Path folder;

  private RowsOf rows(String text) throws IOException, UnreadableFile {
    return RowsOf.text(folder, text);
  }

  @Test
  void aQuotedFieldMayHaveLinesDelimitersAndQuotes() throws Exception {
    RowsOf rows = rows("id,text\r\n007,\"one\r\ntwo, \"\"three\"\"\"\r\n008,x\r\n");

    assertThat(rows.row(1).values())
        .isEqualTo(Map.of("id", "007", "text", "one\r\ntwo, \"three\""));
    assertThat(rows.row(1).place()).isEqualTo("строки файла 2–3");
    assertThat(rows.row(2).values()).containsEntry("id", "008");
  }

  @Test
  void findsOutTheDelimiter() throws Exception {
    for (String delimiter : new String[] {",", ";", "\t", "|"}) {
      RowsOf rows = rows("a" + delimiter + "\"b,;b\"" + delimiter + "c\n1" + delimiter.repeat(2));

      assertThat(rows.row(1).values()).as(delimiter).containsOnlyKeys("a", "b,;b", "c");
    }
    assertThat(
            RowsOf.text(
                    folder,
                    "a;b,c\n1;2,3",
                    StandardCharsets.UTF_8,
                    new Reading(null, null, ';', null))
                .row(1)
                .values())
        .containsEntry("b,c", "2,3");
  }

  @Test
  void namesARaggedRow() throws Exception {
    RowsOf rows = rows("a,b\n1,2\n1\n1,2,3\n1,2,,\n");

    assertThat(rows.broken()).containsExactly(2L, 3L);
    assertThat(rows.row(2).fault()).isEqualTo("полей 1, а заголовков 2");
    assertThat(rows.row(4).notes()).singleElement().asString().contains("пустых полей");
  }

  @Test
  void aQuoteThatIsNotClosedCostsItsLineOnly() throws Exception {
    RowsOf rows = rows("a,b\n1,\"never closed\n2,x\n3,\"y\"\n");

    assertThat(rows.broken()).containsExactly(1L);
    assertThat(rows.rows()).hasSize(3);
    assertThat(rows.row(3).values()).containsEntry("b", "y");
  }

  @Test
  void aQuoteInsideAPlainFieldIsAQuote() throws Exception {
    assertThat(rows("a,b\n5\" pipe,2\n").row(1).values()).containsEntry("a", "5\" pipe");
  }

  @Test
  void namesTextAfterAClosingQuote() throws Exception {
    RowsOf rows = rows("a,b\n\"x\"y,2\n3,4\n");

    assertThat(rows.broken()).containsExactly(1L);
    assertThat(rows.row(2).values()).containsEntry("a", "3");
  }

  @Test
  void namesHeadersThatRepeatOrAreMissing() throws Exception {
    RowsOf rows = rows("a,a, b ,,a_2\n1,2,3,4,5\n");

    assertThat(rows.row(1).values()).containsOnlyKeys("a", "a_3", "b", "column_4", "a_2");
    assertThat(rows.notes()).hasSize(2).first().asString().contains("«a» повторяется");
  }

  @Test
  void takesRussianBytesForWindows1251AndSaysSo() throws Exception {
    String text = "номер;текст\n1;Яма у дома\n";
    RowsOf rows = RowsOf.text(folder, text, WINDOWS_1251, Reading.BY_THE_FILE);

    assertThat(rows.row(1).values()).containsEntry("текст", "Яма у дома");
    assertThat(SourceFile.examine(folder.resolve("rows"), Reading.BY_THE_FILE).detected())
        .contains("windows-1251");
  }

  @Test
  void asksForTheEncodingWhereItCannotBeTold() throws Exception {
    String french = "name,text\n1,d\u00e9j\u00e0 vu\n2,caf\u00e9\n";

    assertThatThrownBy(
            () -> RowsOf.text(folder, french, StandardCharsets.ISO_8859_1, Reading.BY_THE_FILE))
        .hasMessageContaining("--encoding");
    assertThat(
            RowsOf.text(
                    folder,
                    french,
                    StandardCharsets.ISO_8859_1,
                    new Reading(null, "ISO-8859-1", null, null))
                .row(2)
                .values())
        .containsEntry("text", "caf\u00e9");
  }

  @Test
  void aFewBadBytesInUtf8AreOneBadRow() throws Exception {
    byte[] bytes = "a,b\n1,Яма у дома на углу\n2,\0\n3,z\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 0 ? (byte) 0xE9 : bytes[i];
    }
    Path file = java.nio.file.Files.write(folder.resolve("mixed.csv"), bytes);

    RowsOf rows = RowsOf.file(file, Reading.BY_THE_FILE);

    assertThat(rows.broken()).containsExactly(2L);
    assertThat(rows.row(1).values()).containsEntry("b", "Яма у дома на углу");
  }

  @Test
  void utf16IsToldToBeSavedOtherwise() {
    assertThatThrownBy(
            () -> RowsOf.text(folder, "a\tb\n", StandardCharsets.UTF_16, Reading.BY_THE_FILE))
        .hasMessageContaining("UTF-16");
  }
}
