package ru.uzel.adapters.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.failure.RejectedFailure;

final class CataloguesTest {

  @TempDir private Path directory;

  private final InMemoryHub hub = new InMemoryHub();

  @Test
  void readsTheJsonThatAnOpen311ServerGives() throws Exception {
    Catalogue catalogue =
        read(
            "[{\"service_code\":\"4fd3\",\"service_name\":\"Pothole\",\"description\":null,"
                + "\"metadata\":true,\"type\":\"realtime\",\"keywords\":\"a, b\",\"group\":\"x\"}]");

    assertThat(catalogue.find("4fd3"))
        .hasValueSatisfying(
            service -> {
              assertThat(service.nameText()).isEqualTo("Pothole");
              assertThat(service.hasDefinition()).isTrue();
              assertThat(service.definition()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {service_name: x}|service 1 has no service_code",
        "[{service_code: 1}, {service_code: 1}]|service_code 1 stands there twice",
        "- {service_code: 1, attributes: [{datatype: text}]}|an attribute of service_code 1 has no",
        "- {service_code: 1, attributes: [{code: a, datatype: singlevaluelist}]}|is a list without",
        "- {service_code: 1, attributes: [{code: a, datatype: date}]}|date",
        "- {service_code: 1, servcie_name: x}|servcie_name",
        "- {service_code: 1|service catalogue services.yaml",
      })
  void namesWhatIsWrongInTheFile(String content, String told) {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> read(content))
        .satisfies(
            failure -> {
              assertThat(failure.reason()).contains(told);
              assertThat(failure.where())
                  .hasValueSatisfying(where -> assertThat(where).contains("services.yaml"));
            });
  }

  @Test
  void namesThePlaceOfAnUnknownProperty() {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> read("- service_code: 1\n- service_code: 2\n  servcie_name: x\n"))
        .satisfies(
            failure ->
                assertThat(failure.where().orElse(""))
                    .contains("services.yaml:4:1 at [2].servcie_name"));
  }

  @Test
  void aPartyWithoutItsFileIsToldToComeLaterAndNothingIsLost() throws Exception {
    Open311Face face = new Open311Face();
    face.hub.settings.put("catalogue", directory.resolve("absent.yaml").toString());

    MockHttpServletResponse response = face.post("service_code=001&lat=1&long=2");

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(face.hub.refusals).isEmpty();
  }

  private Catalogue read(String content) throws Exception {
    Path file = Files.writeString(directory.resolve("services.yaml"), content);
    hub.settings.put("catalogue", file.toString());
    return new Catalogues().of(hub.party());
  }
}
