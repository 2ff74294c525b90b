package ru.uzel.bench.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.bench.wire.JsonHttp;

class Open311FileTest {

  @TempDir private Path directory;

  private static Open311File planned(String rows) {
    return Open311File.plan(JsonHttp.MAPPER.readTree(rows), "r");
  }

  @Test
  void carriesThePostableFieldsWithTheirDigitsAndTheWholeRow() {
    Open311File file =
        planned(
            """
            [{"service_code":"c1","service_name":"Pothole","lat":41.787096043170905,"long":-87.650,
              "address":"1200 W 81ST ST","status":"closed","notes":[{"type":"opened"}]}]
            """);

    PlannedRequest request = file.requests().get(0);
    assertThat(request.fate()).isEqualTo(Fate.DELIVERED);
    assertThat(request.fields())
        .containsEntry("service_code", "c1")
        .containsEntry("lat", "41.787096043170905")
        .containsEntry("long", "-87.650")
        .containsEntry("address_string", "1200 W 81ST ST")
        .doesNotContainKeys("description", "status", "notes");
    assertThat(request.fields().get("attribute[source_record]"))
        .contains("41.787096043170905", "\"notes\":[{\"type\":\"opened\"}]");
    assertThat(file.services()).containsExactly(java.util.Map.entry("c1", "Pothole"));
    assertThat(file.notes()).isEmpty();
  }

  @Test
  void neverShortensADescriptionButLeavesItToTheRowAndSaysSo() {
    String text = "я".repeat(4001);

    Open311File file =
        planned("[{\"service_code\":\"c\",\"address\":\"a\",\"description\":\"" + text + "\"}]");

    assertThat(file.requests().get(0).fields()).doesNotContainKey("description");
    assertThat(file.requests().get(0).fields().get("attribute[source_record]")).contains(text);
    assertThat(file.notes()).singleElement().asString().contains("description");
  }

  @Test
  void aRowWithoutServiceCodeIsPlannedAsRefused() {
    Open311File file = planned("[{\"address\":\"a\"}]");

    assertThat(file.requests().get(0).fate()).isEqualTo(Fate.REFUSED);
    assertThat(file.services()).isEmpty();
  }

  @Test
  void aRowWithoutAnyPlaceIsPlannedAsRefused() {
    assertThat(planned("[{\"service_code\":\"c\",\"lat\":41}]").requests().get(0).fate())
        .isEqualTo(Fate.REFUSED);
  }

  @Test
  void aFileThatIsNoArrayIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), "{}");

    assertThatThrownBy(() -> Open311File.read(file, "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x.json");
  }

  @Test
  void aFileThatIsMissingOtherwiseCodedOrBrokenIsToldInOneLine() throws IOException {
    Path missing = directory.resolve("missing.json");
    Path otherwiseCoded = Files.write(directory.resolve("coded.json"), new byte[] {'"', -1, '"'});
    Path broken = Files.writeString(directory.resolve("broken.json"), "[\n{\"a\":]");

    assertThatThrownBy(() -> Open311File.read(missing, "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(missing + ": такого файла нет");
    assertThatThrownBy(() -> Open311File.read(otherwiseCoded, "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(otherwiseCoded + ": текст не в UTF-8");
    assertThatThrownBy(() -> Open311File.read(broken, "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(broken + ":2:");
  }
}
