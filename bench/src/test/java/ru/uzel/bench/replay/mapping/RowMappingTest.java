package ru.uzel.bench.replay.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.bench.replay.source.Reading;
import ru.uzel.bench.replay.source.RowSource;
import ru.uzel.bench.replay.source.SourceFile;
import ru.uzel.bench.replay.source.SourceRow;
import ru.uzel.bench.replay.source.UnreadableFile;

class RowMappingTest {

  private static final Path SHIPPED = Path.of("../config/replay");

  @TempDir private Path folder;

  private Mapped mapped(String mapping, String row) throws IOException, UnreadableFile {
    Path file = Files.writeString(folder.resolve("m.jsonata"), mapping);
    return RowMapping.read(file, "old.json").map(row(row));
  }

  private SourceRow row(String text) throws IOException, UnreadableFile {
    Path file = Files.writeString(folder.resolve("old.json"), text);
    try (RowSource source = SourceFile.examine(file, Reading.BY_THE_FILE).open()) {
      SourceRow row = source.next();
      assertThat(row).isNotNull();
      return row;
    }
  }

  @Test
  void passesNumbersOnWithTheirDigits() throws Exception {
    Mapped mapped =
        mapped(
            "{\"lat\": lat, \"text\": \"at \" & lat, \"big\": n * 2, \"far\": lat > 40}",
            "[{\"lat\":41.787096043170905123,\"n\":10000000}]");

    assertThat(FieldText.of(mapped.fields().get("lat"))).isEqualTo("41.787096043170905123");
    assertThat(mapped.fields()).containsEntry("text", "at 41.787096043170905123");
    assertThat(FieldText.of(mapped.fields().get("big"))).isEqualTo("20000000");
    assertThat(mapped.fields()).containsEntry("far", true);
  }

  @Test
  void neverWritesACalculatedNumberWithAnExponent() throws Exception {
    Mapped mapped = mapped("{\"n\": n * 1.5, \"m\": n / 1e9}", "[{\"n\":100000000001}]");

    assertThat(FieldText.of(mapped.fields().get("n"))).isEqualTo("150000000001.5");
    assertThat(FieldText.of(mapped.fields().get("m"))).doesNotContain("E").startsWith("100.0");
  }

  @Test
  void knowsTheRowTheFileAndTheWholeRecord() throws Exception {
    Mapped mapped =
        mapped("{\"r\": $row, \"f\": $file, \"all\": $record}", "[{\"a\":1.50,\"b\":\"x\"}]");

    assertThat(FieldText.of(mapped.fields().get("r"))).isEqualTo("1");
    assertThat(mapped.fields())
        .containsEntry("f", "old.json")
        .containsEntry("all", "{\"a\":1.50,\"b\":\"x\"}");
  }

  @Test
  void saysWhyThereIsNothingToSend() throws Exception {
    assertThat(mapped("nothing", "[{\"a\":1}]").refusal()).contains("ничего не дало");
    assertThat(mapped("{\"x\": nothing}", "[{\"a\":1}]").refusal()).contains("ничего не дало");
    assertThat(mapped("\"text\"", "[{\"a\":1}]").refusal()).contains("не объект");
    assertThat(mapped("$error(\"нет услуги \" & a)", "[{\"a\":\"X\"}]").refusal())
        .contains("нет услуги X");
    assertThat(mapped("{\"_refuse\": \"не наше\", \"a\": a}", "[{\"a\":1}]").refusal())
        .contains("не наше");
  }

  @Test
  void anErrorIsToldWithoutTheRowsWords() throws Exception {
    Mapped mapped = mapped("{\"n\": name + 1}", "[{\"name\":\"Иванов\"}]");

    assertThat(mapped.refusal()).contains("T2001").doesNotContain("Иванов");
  }

  @Test
  void anEndlessMappingEnds() throws Exception {
    assertThat(mapped("($f := function($x){1 + $f($x)}; {\"a\": $f(1)})", "[{\"a\":1}]").refusal())
        .contains("сорвалось");
  }

  @Test
  void aMistakeInTheMappingIsToldWithItsPlace() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.jsonata"), "{\n  \"a\": (1 + \n}");

    assertThatThrownBy(() -> RowMapping.read(file, "f"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("bad.jsonata:3:");
  }

  @Test
  void theShippedMappingOfChicagoCarriesTheHistory() throws Exception {
    Mapped mapped =
        RowMapping.read(SHIPPED.resolve("chicago-open311.jsonata"), "f")
            .map(
                row(
                    """
                    [{"service_request_id":"14-1","status":"open","service_name":"Pothole in Street",
                      "service_code":"4fd3b656e750846c53000004","lat":41.746857642007210,"long":-87.65,
                      "address":"1200 W 81ST ST",
                      "notes":[{"datetime":"2014-05-09T19:02:21-05:00","summary":"Request opened"},
                               {"datetime":"2014-07-29T14:11:00-05:00","summary":"Final Outcome",
                                "description":"Transfer Outcome"}]}]
                    """));

    assertThat(mapped.refusal()).isNull();
    assertThat(mapped.key()).isEqualTo("14-1");
    assertThat(mapped.fields()).containsEntry("service_code", "pothole");
    assertThat(FieldText.of(mapped.fields().get("lat"))).isEqualTo("41.746857642007210");
    assertThat(mapped.fields().get("description"))
        .asString()
        .contains("2014-07-29T14:11:00-05:00 – Final Outcome – Transfer Outcome");
    assertThat((Map<?, ?>) mapped.fields().get("attribute"))
        .extracting("source_record")
        .asString()
        .contains("41.746857642007210");
  }

  @Test
  void theShippedMappingsLeaveWhatTheyDoNotKnowToTheHub() throws Exception {
    Mapped chicago =
        RowMapping.read(SHIPPED.resolve("chicago-open311.jsonata"), "f")
            .map(row("[{\"service_request_id\":\"1\",\"service_code\":\"x\",\"address\":\"a\"}]"));
    Mapped stLouis =
        RowMapping.read(SHIPPED.resolve("stlouis-csb.jsonata"), "f")
            .map(
                row(
                    "REQUESTID,GROUP,PROBADDRESS,DATETIMEINIT\n1,Vehicles,A ST,2010-01-05 11:26:33.0\n"));

    assertThat(chicago.fields()).containsEntry("service_code", "x");
    assertThat(chicago.notes()).isNotEmpty();
    assertThat(stLouis.fields()).containsEntry("service_code", "Vehicles");
    assertThat((Map<?, ?>) stLouis.fields().get("attribute"))
        .extracting("opened")
        .isEqualTo("2010-01-05T11:26:33");
  }

  @Test
  void theShippedMappingToPosGivesItsHeaders() throws Exception {
    Mapped mapped =
        RowMapping.read(SHIPPED.resolve("pos-csv.jsonata"), "f")
            .map(
                row(
                    """
                    number,category,registered,planned,text,address
                    7,Дороги,2026-01-06,16.01.2026,Яма,Мирная 5
                    """));

    assertThat(mapped.fields())
        .containsEntry("Номер", "7")
        .containsEntry("Дата поступления", "06.01.2026")
        .containsEntry("Дата планируемого завершения работ", "16.01.2026");
  }
}
