package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PosSheetTest {

  @TempDir Path folder;

  @Test
  void readsByHeaderWhateverTheOrderOfColumns() throws Exception {
    for (int seed = 0; seed < 5; seed++) {
      List<String> columns = new ArrayList<>(Exports.OBSERVED);
      Collections.shuffle(columns, new Random(seed));

      PosRow row = only(Exports.of(columns, List.of(Exports.row("101"))));

      assertThat(row.get(PosColumn.NUMBER)).contains("101");
      assertThat(row.get(PosColumn.CATEGORY)).contains("Дороги");
      assertThat(row.values().keySet()).containsExactlyElementsOf(present(columns));
    }
  }

  @Test
  void dashesAndEmptyCellsAreAbsent() throws Exception {
    PosRow row = only(Exports.of(Exports.row("101", "Подкатегория", " \u00A0 ")));

    assertThat(row.values())
        .doesNotContainKeys("Подкатегория", "Тип решения", "Оценка ответа заявителем");
  }

  @Test
  void headersAreKnownThroughBlanksMarksAndCase() throws Exception {
    Map<String, String> given = Exports.row("101");
    given.remove("Номер");
    given.remove("Дата поступления");
    given.put("\uFEFF Номер\u00A0", "101");
    given.put("дата \n поступления\u200B", "06.01.2026");

    PosRow row = only(Exports.of(given));

    assertThat(row.get(PosColumn.NUMBER)).contains("101");
    assertThat(row.get(PosColumn.REGISTERED)).contains("06.01.2026");
  }

  @Test
  void blankRowsAreSkippedAndRowsKeepTheirNumbers() throws Exception {
    byte[] export =
        Exports.workbook(
            sheet -> {
              line(sheet, 2, "Номер", "Категория", "Дата поступления");
              line(sheet, 4, "", " ", "");
              line(sheet, 7, "101", "Дороги", "06.01.2026");
            });

    assertThat(only(export).number()).isEqualTo(8);
  }

  @Test
  void datesMayBeTextOrSerialNumbers() throws Exception {
    for (String cell :
        List.of(
            Exports.inline("D2", "6.1.2026"),
            Exports.inline("D2", "06.01.2026 00:00"),
            "<c r=\"D2\"><v>46028</v></c>",
            "<c r=\"D2\"><v>4.6028E4</v></c>",
            "<c r=\"D2\" t=\"d\"><v>2026-01-06</v></c>")) {
      PosRow row = only(Exports.withCell("Дата планируемого завершения работ", cell));

      assertThat(row.get(PosColumn.PLANNED)).as(cell).contains("06.01.2026");
    }
    assertThat(
            only(Exports.withCell(
                    "Дата планируемого завершения работ", "<c r=\"D2\"><v>46028.75</v></c>"))
                .get(PosColumn.PLANNED))
        .contains("06.01.2026 18:00:00");
  }

  @Test
  void serialDatesOfOldMacintoshesCountFrom1904() throws Exception {
    byte[] export =
        Exports.edited(
            Exports.withCell("Дата планируемого завершения работ", "<c r=\"D2\"><v>44566</v></c>"),
            "xl/workbook.xml",
            xml -> xml.replaceFirst("<workbookPr[^>]*/>", "<workbookPr date1904=\"true\"/>"));

    assertThat(only(export).get(PosColumn.PLANNED)).contains("06.01.2026");
  }

  @Test
  void whatIsNoDateIsToldAsThat() throws Exception {
    for (String cell :
        List.of(
            Exports.inline("D2", "31.02.2026"),
            Exports.inline("D2", "2026"),
            "<c r=\"D2\"><v>327441806</v></c>",
            "<c r=\"D2\"><v>-1</v></c>",
            "<c r=\"D2\"><v>1E400000000</v></c>",
            "<c r=\"D2\" t=\"b\"><v>1</v></c>")) {
      PosRow row = only(Exports.withCell("Дата планируемого завершения работ", cell));

      assertThat(row.problems()).as(cell).hasSize(1);
      assertThat(row.problems().get(0).fault()).isEqualTo(PosFault.BAD_DATE);
      assertThat(row.problems().get(0).where())
          .isEqualTo("row 2, column \"Дата планируемого завершения работ\"");
    }
  }

  @Test
  void numbersAreWrittenPlainly() throws Exception {
    assertThat(value("<c r=\"D2\"><v>3.27441806E8</v></c>")).isEqualTo("327441806");
    assertThat(value("<c r=\"D2\"><v>0.50</v></c>")).isEqualTo("0.5");
    assertThat(value("<c r=\"D2\" t=\"n\"><v>0</v></c>")).isEqualTo("0");
  }

  @Test
  void aNumberThatExcelHasRoundedIsNoId() throws Exception {
    PosRow row = only(Exports.withCell("Номер ЕПГУ", "<c r=\"D2\"><v>12345678901234567</v></c>"));

    assertThat(row.problems().get(0).fault()).isEqualTo(PosFault.BAD_NUMBER);
  }

  @Test
  void anExponentCannotBlowUp() throws Exception {
    PosRow row = only(Exports.withCell("Столб", "<c r=\"D2\"><v>1E999999999</v></c>"));

    assertThat(row.problems().get(0).fault()).isEqualTo(PosFault.BAD_NUMBER);
  }

  @Test
  void readsEveryKindOfText() throws Exception {
    assertThat(value(Exports.inline("D2", "Яма 🚧 &amp; лужа"))).isEqualTo("Яма 🚧 & лужа");
    assertThat(value("<c r=\"D2\" t=\"inlineStr\"><is><r><t>Я</t></r><r><t>ма</t></r></is></c>"))
        .isEqualTo("Яма");
    assertThat(value("<c r=\"D2\" t=\"str\"><v>Яма</v></c>")).isEqualTo("Яма");
    assertThat(value("<c r=\"D2\" t=\"b\"><v>1</v></c>")).isEqualTo("Да");
    assertThat(value("<c r=\"D2\" t=\"b\"><v>0</v></c>")).isEqualTo("Нет");
    assertThat(value(Exports.inline("D2", "а_x000D_\nб"))).isEqualTo("а\nб");
    assertThat(value(Exports.inline("D2", "_x005F_x0041_"))).isEqualTo("_x0041_");
  }

  @Test
  void readsSharedRichText() throws Exception {
    byte[] export =
        Exports.workbook(
            sheet -> {
              line(sheet, 0, "Номер", "Категория", "Дата поступления");
              line(sheet, 1, "101", "", "06.01.2026");
              XSSFFont bold = sheet.getWorkbook().createFont();
              bold.setBold(true);
              XSSFRichTextString text = new XSSFRichTextString("Дороги и дворы");
              text.applyFont(0, 6, bold);
              sheet.getRow(1).getCell(1).setCellValue(text);
            });

    assertThat(only(export).get(PosColumn.CATEGORY)).contains("Дороги и дворы");
  }

  @Test
  void readsWhatAStreamingWriterMakes() throws Exception {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(10);
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      var sheet = workbook.createSheet("Sheet0");
      for (int number = 0; number <= 2000; number++) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < Exports.OBSERVED.size(); column++) {
          String header = Exports.OBSERVED.get(column);
          row.createCell(column)
              .setCellValue(
                  number == 0
                      ? header
                      : Exports.row(String.valueOf(number)).getOrDefault(header, "-"));
        }
      }
      workbook.write(file);

      List<PosRow> rows = read(file.toByteArray());

      assertThat(rows).hasSize(2000);
      assertThat(rows.get(1999).get(PosColumn.NUMBER)).contains("2000");
    }
  }

  @Test
  void cellsWithoutPlacesFollowEachOther() throws Exception {
    byte[] export =
        Exports.withSheet(
            ("<row>" + Exports.inline("A1", "Номер") + Exports.inline("B1", "Категория"))
                    .replaceAll(" r=\"[A-Z]\\d\"", "")
                + Exports.inline("", "Дата поступления").replace(" r=\"\"", "")
                + "</row><row><c><v>101</v></c>"
                + Exports.inline("", "Дороги").replace(" r=\"\"", "")
                + "<c><v>46028</v></c></row>");

    assertThat(only(export).values())
        .containsEntry("Номер", "101")
        .containsEntry("Категория", "Дороги")
        .containsEntry("Дата поступления", "06.01.2026");
  }

  @Test
  void aValueUnderNoHeaderIsKept() throws Exception {
    PosRow row = only(Exports.withCell("", Exports.inline("D2", "осталось")));

    assertThat(row.values()).containsEntry("Столбец D", "осталось");
  }

  @Test
  void formulasAreToldApart() throws Exception {
    PosRow computed = only(Exports.withCell("С", "<c r=\"D2\"><f>1+1</f><v>2</v></c>"));
    PosRow uncomputed = only(Exports.withCell("С", "<c r=\"D2\"><f>1+1</f></c>"));
    PosRow empty = only(Exports.withCell("С", "<c r=\"D2\" t=\"str\"><f>\"\"</f><v></v></c>"));

    assertThat(computed.values()).containsEntry("С", "2");
    assertThat(computed.formulas()).containsExactly("С");
    assertThat(uncomputed.problems().get(0).fault()).isEqualTo(PosFault.FORMULA_WITHOUT_VALUE);
    assertThat(empty.problems()).isEmpty();
    assertThat(empty.values()).doesNotContainKey("С");
  }

  @Test
  void anErrorCellIsAProblem() throws Exception {
    PosRow row = only(Exports.withCell("С", "<c r=\"D2\" t=\"e\"><v>#REF!</v></c>"));

    assertThat(row.problems().get(0).fault()).isEqualTo(PosFault.ERROR_CELL);
  }

  @Test
  void charactersXmlForbidsAreAProblem() throws Exception {
    PosRow row = only(Exports.withCell("С", Exports.inline("D2", "а_x0001_б")));

    assertThat(row.problems().get(0).fault()).isEqualTo(PosFault.ILLEGAL_CHARACTERS);
  }

  @Test
  void aTextLongerThanACellIsAProblemOfItsRowOnly() throws Exception {
    String text = "Я".repeat(100_000);
    PosRow inline = only(Exports.withCell("Суть", Exports.inline("D2", text)));
    PosRow shared =
        only(
            Exports.edited(
                Exports.of(Exports.row("101", "Подкатегория", "ЗАМЕНА")),
                "xl/sharedStrings.xml",
                xml -> xml.replace("ЗАМЕНА", text)));

    for (PosRow row : List.of(inline, shared)) {
      assertThat(row.problems().get(0).fault()).isEqualTo(PosFault.TOO_LONG);
      assertThat(row.wire().size()).isLessThan(10_000);
    }
  }

  @Test
  void tenMebibytesInACellDoNoHarm() throws Exception {
    PosRow row = only(Exports.withCell("Суть", Exports.inline("D2", random(10 << 20))));

    assertThat(row.problems().get(0).fault()).isEqualTo(PosFault.TOO_LONG);
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws Exception {
    assertThat(fault(new byte[0])).isEqualTo(PosFault.EMPTY);
    assertThat(fault("Номер;Категория".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(PosFault.NOT_XLSX);
    byte[] good = Exports.of(Exports.row("101"));
    assertThat(fault(Arrays.copyOf(good, good.length - 40))).isEqualTo(PosFault.NOT_XLSX);
    byte[] scratched = good.clone();
    Arrays.fill(scratched, good.length / 3, good.length / 3 + 400, (byte) 0x55);
    assertThat(fault(scratched)).isIn(PosFault.NOT_XLSX, PosFault.BAD_XML);
    try (HSSFWorkbook old = new HSSFWorkbook();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      old.createSheet();
      old.write(file);
      assertThat(fault(file.toByteArray())).isEqualTo(PosFault.OLD_OR_ENCRYPTED);
    }
  }

  @Test
  void anEmptySheetIsRefused() throws Exception {
    assertThat(fault(Exports.workbook(sheet -> {}))).isEqualTo(PosFault.EMPTY);
  }

  @Test
  void aHeaderAloneIsAnExportOfNothing() throws Exception {
    assertThat(read(Exports.of(Exports.OBSERVED, List.of()))).isEmpty();
  }

  @Test
  void aColumnThatOccursTwiceIsRefused() throws Exception {
    List<String> columns = new ArrayList<>(Exports.OBSERVED);
    columns.add("НОМЕР ");

    assertThat(fault(Exports.of(columns, List.of()))).isEqualTo(PosFault.DOUBLE_COLUMN);
  }

  @Test
  void tooManyColumnsAreRefused() throws Exception {
    List<String> columns = new ArrayList<>(Exports.OBSERVED);
    for (int extra = 0; extra < 200; extra++) {
      columns.add("лишний " + extra);
    }

    assertThat(fault(Exports.of(columns, List.of()))).isEqualTo(PosFault.TOO_MANY_COLUMNS);
  }

  @Test
  void externalEntitiesAreNotReadFromTheDisk() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "тайна");
    String doctype = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
    byte[] export =
        Exports.edited(
            Exports.of(Exports.row("101")),
            "xl/worksheets/sheet1.xml",
            xml -> Exports.sheet(doctype, "<sheetData><row><c><v>&x;</v></c></row></sheetData>"));

    assertThat(fault(export)).isEqualTo(PosFault.BAD_XML);
  }

  @Test
  void entitiesInTheOtherPartsAreRefusedToo() throws Exception {
    for (String part :
        List.of("xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")) {
      byte[] export =
          Exports.edited(
              Exports.of(Exports.row("101")),
              part,
              xml ->
                  "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                      + xml.replaceFirst("<\\?xml[^>]*\\?>", "").replaceFirst(">Номер<", ">&b;<"));

      assertThat(fault(export)).as(part).isIn(PosFault.BAD_XML, PosFault.NOT_XLSX);
    }
  }

  @Test
  void bombsAreNotUnpacked() throws Exception {
    Path rows =
        Exports.bomb(folder.resolve("rows.xlsx"), "xl/worksheets/sheet1.xml", " ", 520L << 20);
    Path rels = Exports.bomb(folder.resolve("rels.xlsx"), "_rels/.rels", " ", 64L << 20);

    assertThat(fault(rows)).isEqualTo(PosFault.TOO_LARGE);
    assertThat(fault(rels)).isEqualTo(PosFault.TOO_LARGE);
  }

  @Test
  void aSheetThatPassesItselfOffAsPropertiesIsRefused() throws Exception {
    byte[] export =
        Exports.edited(
            Exports.of(Exports.row("101")),
            "[Content_Types].xml",
            xml ->
                xml.replaceFirst(
                    "application/[a-z.-]*spreadsheetml.worksheet.xml",
                    "application/vnd.openxmlformats-package.core-properties+xml"));

    assertThat(fault(export)).isEqualTo(PosFault.BAD_XML);
  }

  @Test
  void bottomlessNestingIsRefused() throws Exception {
    byte[] export =
        Exports.withSheet("<row>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</row>");

    assertThat(fault(export)).isEqualTo(PosFault.BAD_XML);
  }

  @Test
  void aCellFarOutsideIsRefused() throws Exception {
    assertThat(fault(Exports.withCell("С", Exports.inline("ZZZZZZ2", "далеко"))))
        .isEqualTo(PosFault.BAD_XML);
    assertThat(fault(Exports.withCell("С", "<c r=\"D2\" t=\"s\"><v>99999</v></c>")))
        .isEqualTo(PosFault.BAD_XML);
  }

  private String value(String cell) throws Exception {
    return only(Exports.withCell("Проверка", cell)).values().getOrDefault("Проверка", "");
  }

  private PosRow only(byte[] export) throws Exception {
    List<PosRow> rows = read(export);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private List<PosRow> read(byte[] export) throws Exception {
    List<PosRow> rows = new ArrayList<>();
    PosSheet.read(Files.write(folder.resolve("export.xlsx"), export), folder, rows::add);
    return rows;
  }

  private PosFault fault(byte[] export) throws IOException {
    return fault(Files.write(folder.resolve("export.xlsx"), export));
  }

  private PosFault fault(Path export) {
    return catchThrowableOfType(PosProblem.class, () -> PosSheet.read(export, folder, row -> {}))
        .fault();
  }

  private static void line(XSSFSheet sheet, int number, String... values) {
    Row row = sheet.createRow(number);
    for (int column = 0; column < values.length; column++) {
      row.createCell(column).setCellValue(values[column]);
    }
  }

  private static List<String> present(List<String> columns) {
    return columns.stream()
        .filter(column -> !"-".equals(Exports.row("101").getOrDefault(column, "-")))
        .toList();
  }

  /** Text that does not shrink when packed, so that it is no bomb. */
  private static String random(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
