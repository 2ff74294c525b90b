package ru.uzel.adapters.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Requests of a real city pass through, each with its whole original as an attribute. */
final class ChicagoRequestsTest {

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "service_code", "service_code",
          "lat", "lat",
          "long", "long",
          "address", "address_string",
          "media_url", "media_url");

  private final JsonMapper json = new JsonMapper();

  @TempDir private Path directory;

  @Test
  void takesEveryOneAndKeepsItsSourceEqual() throws Exception {
    Path data = data();
    assumeTrue(data != null, "shared/data/chicago-open311.json is not there");
    JsonNode rows = json.readTree(Files.readAllBytes(data));
    Open311Face face = new Open311Face();
    face.hub.settings.put("catalogue", catalogue(rows).toString());

    for (JsonNode row : rows) {
      MockHttpServletResponse response = face.post(form(row));
      assertThat(response.getStatus()).as(Open311Face.body(response)).isEqualTo(200);
    }

    List<AcceptedMessage> taken = List.copyOf(face.hub.pending.values());
    assertThat(taken).hasSize(rows.size());
    for (int number = 0; number < taken.size(); number++) {
      CitizenMessage message = face.mapper.toCanonical(face.hub.party(), taken.get(number));
      Attribute source = message.attributes().get(0);
      assertThat(source.code()).isEqualTo("source_record");
      assertThat(json.readTree(source.value())).isEqualTo(rows.get(number));
    }
  }

  private String form(JsonNode row) {
    StringBuilder form = new StringBuilder("attribute[source_record]=").append(encoded(row));
    PARAMETERS.forEach(
        (field, parameter) -> {
          if (row.hasNonNull(field)) {
            form.append('&').append(parameter).append('=').append(encoded(row.path(field)));
          }
        });
    return form.toString();
  }

  private Path catalogue(JsonNode rows) throws Exception {
    ArrayNode services = json.createArrayNode();
    rows.valueStream()
        .map(row -> row.path("service_code").asString())
        .distinct()
        .forEach(code -> services.addObject().put("service_code", code));
    return Files.write(directory.resolve("services.json"), json.writeValueAsBytes(services));
  }

  private static String encoded(JsonNode value) {
    return URLEncoder.encode(
        value.isString() ? value.stringValue() : value.toString(), StandardCharsets.UTF_8);
  }

  private static Path data() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path data = folder.resolve("shared/data/chicago-open311.json");
      if (Files.isReadable(data)) {
        return data;
      }
      folder = folder.getParent();
    }
    return null;
  }
}
