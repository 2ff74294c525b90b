package ru.uzel.adapters.regional;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI file beside the adapter says what the adapter does. */
final class PublishedContractTest {

  private final JsonNode contract =
      new YAMLMapper().readTree(InMemoryHub.resource("geo-report-v2.openapi.yaml"));

  @Test
  void everyPathIsServedWithEveryMethodNamed() throws Exception {
    Open311Face face = new Open311Face();

    for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
      String address =
          "/regional/open311/v2"
              + path.getKey().replace("{format}", "json").replaceAll("\\{\\w+}", "x");
      for (String method : path.getValue().propertyNames()) {
        String answer =
            Open311Face.body(
                face.send(
                    HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                    address,
                    null,
                    new byte[0]));
        assertThat(answer).doesNotContain("the resource was not found", "is not allowed");
      }
    }
  }

  @Test
  void aShownRequestHasExactlyTheFieldsNamed() throws Exception {
    JsonNode shown =
        new JsonMapper()
            .readTree(Files.readAllBytes(InMemoryHub.resource("golden/request-extended.json")));

    assertThat(shown.path(0).propertyNames())
        .containsExactlyElementsOf(
            contract
                .path("components")
                .path("schemas")
                .path("ServiceRequest")
                .path("properties")
                .propertyNames());
  }

  @Test
  void theLimitsNamedAreThoseKept() throws Exception {
    JsonNode fields =
        contract.path("components").path("schemas").path("Submission").path("properties");

    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (field.getValue().has("maxLength")) {
        int most = field.getValue().path("maxLength").asInt();
        assertThat(told(field.getKey(), "1".repeat(most + 1)))
            .contains(field.getKey() + " has " + (most + 1) + " characters; at most " + most);
        assertThat(told(field.getKey(), "1".repeat(most))).doesNotContain("characters; at most");
      }
    }
  }

  private static String told(String parameter, String value) throws Exception {
    return Open311Face.body(new Open311Face().post(parameter + "=" + value));
  }
}
