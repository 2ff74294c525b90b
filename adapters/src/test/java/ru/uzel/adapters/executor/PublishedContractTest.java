package ru.uzel.adapters.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.SatisfactionScore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract beside the adapter says what the adapter does. */
final class PublishedContractTest {

  private final JsonNode contract =
      new YAMLMapper().readTree(Samples.golden("executor-1.0.openapi.yaml"));

  @Test
  void everyPathIsServedWithEveryMethodNamed() throws Exception {
    for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
      for (String method : path.getValue().propertyNames()) {
        BodyFace face = new BodyFace();
        String file = face.hub.files.store(new byte[] {1}).hash();
        face.hub.journal.handed(InMemoryHub.DISTRICT, InMemoryHub.REFERENCE, file);
        MockHttpServletResponse response =
            face.send(
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                "/executor/v1"
                    + path.getKey()
                        .replace("{reference}", InMemoryHub.REFERENCE)
                        .replace("{hash}", file),
                null);

        assertThat(response.getStatus()).isIn(200, 415);
      }
    }
  }

  @Test
  void whatIsShownHasExactlyTheFieldsNamed() throws Exception {
    BodyFace face = new BodyFace();

    assertThat(names(BodyFace.json(face.get(InMemoryHub.REFERENCE)))).isEqualTo(named("Case"));
    assertThat(names(BodyFace.json(face.post(Samples.update(Samples.IN_PROGRESS)))))
        .isEqualTo(named("Receipt"));
    assertThat(names(BodyFace.json(face.get("unknown")))).isEqualTo(named("Problem"));
  }

  private static List<String> names(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }

  private List<String> named(String schema) {
    return names(contract.path("components").path("schemas").path(schema).path("properties"));
  }

  @ParameterizedTest
  @EnumSource(StatusWord.class)
  void everyStatusWordIsNamed(StatusWord word) {
    String text = contract.path("info").path("description").asString().replaceAll("\\s+", " ");

    assertThat(Stream.of(text.split("[«»]", -1)).filter(part -> StatusWord.of(part).isPresent()))
        .extracting(part -> StatusWord.of(part).orElseThrow())
        .contains(word);
  }

  @Test
  void assignmentsHaveThePublishedForm() {
    assertThat(mistakes("executor-assignment-1.0.schema.json", Samples.golden("assignment.json")))
        .isEmpty();
    assertThat(
            mistakes(
                "executor-assignment-1.0.schema.json",
                event(
                    Samples.message()
                        .complainingOf(new OrgRef("Школа", null))
                        .assigned(new Assignment(1, "Орган", "не наше", 0, 2)))))
        .isEmpty();
  }

  @Test
  void noticesHaveThePublishedForm() {
    String schema = "executor-notice-1.0.schema.json";

    assertThat(mistakes(schema, Samples.golden("refused.notice.json"))).isEmpty();
    assertThat(mistakes(schema, event(new CaseNotice(2, InMemoryHub.RECEIVED)))).isEmpty();
    assertThat(
            mistakes(
                schema,
                event(
                    new SatisfactionScore(
                        "327441806", 2, "не сделано", InMemoryHub.RECEIVED, true, "POS"))))
        .isEmpty();
    assertThat(mistakes(schema, event(Samples.message()))).isNotEmpty();
    assertThat(
            mistakes(schema, Samples.golden("refused.notice.json").replace("\"hop\"", "\"jump\"")))
        .isNotEmpty();
  }

  @Test
  void votingResultsHaveThePublishedForm() {
    String schema = "executor-voting-result-1.0.schema.json";

    assertThat(mistakes(schema, Samples.golden("voting-result.json"))).isEmpty();
    assertThat(mistakes(schema, event(Samples.voting()))).isEmpty();
    assertThat(mistakes(schema, event(new CaseNotice(2, InMemoryHub.RECEIVED)))).isNotEmpty();
  }

  private static String event(HubMessage message) {
    return new String(
        BodyEvent.write(Samples.outbound(message).envelope(), Samples.CODEC.encode(message)),
        StandardCharsets.UTF_8);
  }

  private static List<Error> mistakes(String schema, String event) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Samples.golden(schema), InputFormat.JSON)
        .validate(JsonMapper.shared().readTree(event));
  }
}
