package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.ReplyKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract beside the adapter says what the adapter does. */
final class PublishedContractTest {

  @ParameterizedTest
  @ValueSource(strings = {"published", "minimal", "commented", "deleted", "rated"})
  void aPostThatIsTakenFitsTheSchema(String name) throws IOException {
    assertThat(wrong("post", SocialFixture.json(SocialFixture.golden(name + ".post.json"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/id|\"a b\"",
        "/version|0",
        "/event|\"RATED\"",
        "/rating|{\"score\":5,\"ratedAt\":\"2026-01-31T10:05:00Z\"}",
        "/channel|\"FAX\"",
        "/socialRef/isPublic|false",
        "/text|\"\"",
        "/category|{}",
        "/location|{\"lat\":1}",
        "/location|{\"lat\":91,\"lon\":1}",
        "/priority|\"URGENT\"",
        "/event|\"DELETED\"",
        "/event|\"COMMENTED\"",
      })
  void whatTheSchemaRefusesIsRefused(String pointer, String value) throws IOException {
    ObjectNode post = SocialFixture.post("im-1");
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) post.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), SocialFixture.json(value));

    assertThat(wrong("post", post)).isNotEmpty();
    assertThat(refused(post)).isTrue();
  }

  @Test
  void whateverTheSchemaDemandsIsDemanded() throws IOException {
    JsonNode schema = contract("post");
    for (JsonNode field : schema.path("required")) {
      ObjectNode post = SocialFixture.post("im-1");
      post.remove(field.asString());
      assertThat(refused(post)).as(field.asString()).isTrue();
    }
    for (JsonNode field : schema.path("properties").path("socialRef").path("required")) {
      ObjectNode post = SocialFixture.post("im-1");
      SocialFixture.ref(post).remove(field.asString());
      assertThat(refused(post)).as(field.asString()).isTrue();
    }
  }

  @Test
  void theLengthsNamedAreThoseKept() throws IOException {
    ObjectNode post = SocialFixture.post("im-1");
    int most = contract("post").path("properties").path("text").path("maxLength").asInt();

    assertThat(refused(post.put("text", "я".repeat(most)))).isFalse();
    assertThat(refused(post.put("text", "я".repeat(most + 1)))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(CanonicalStatus.class)
  void whatIsSentFitsTheSchema(CanonicalStatus status) throws IOException {
    SocialMapper mapper = new SocialMapper();

    for (@Nullable String reply : new @Nullable String[] {null, "Яма заделана"}) {
      JsonNode wire =
          SocialFixture.json(
              mapper
                  .toWire(
                      SocialFixture.party(Map.of()),
                      SocialFixture.outbound(SocialFixture.update(status, reply), "im-1"))
                  .utf8());
      assertThat(wrong(reply == null ? "status" : "answer", wire)).isEmpty();
    }
  }

  @Test
  void everyStatusAndKindOfReplyIsNamed() throws IOException {
    JsonNode answer = contract("answer").path("properties");

    assertThat(names(answer.path("status").path("enum")))
        .isEqualTo(names(CanonicalStatus.values()));
    assertThat(names(answer.path("reply").path("properties").path("kind").path("enum")))
        .isEqualTo(names(ReplyKind.values()));
  }

  @Test
  void theOpenApiFileNamesThePathsAndTheSchemasThatAreThere() throws IOException {
    JsonNode api =
        new YAMLMapper().readTree(SocialFixture.resource("social-monitoring-1.0.openapi.yaml"));

    assertThat(api.path("openapi").asString()).isEqualTo("3.1.0");
    assertThat(api.path("paths").propertyNames())
        .containsExactly(
            "/{party}/v1/posts", "/posts", "/posts/{id}/statuses", "/posts/{id}/answers");
    for (String reference : api.findValuesAsString("$ref")) {
      if (reference.startsWith("#")) {
        assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        assertThat(SocialFixture.resource(reference)).exists();
      }
    }
  }

  private static boolean refused(JsonNode post) {
    try {
      PostReader.read(post, SocialProperties.of(SocialFixture.party(Map.of())), SocialFixture.NOW);
      return false;
    } catch (RefusedPost refused) {
      return true;
    }
  }

  private static String wrong(String schema, JsonNode json) throws IOException {
    Schema contract =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(contract(schema).toString(), InputFormat.JSON);
    StringBuilder all = new StringBuilder();
    contract.validate(json).forEach(error -> all.append(error).append('\n'));
    return all.toString();
  }

  private static JsonNode contract(String name) throws IOException {
    return SocialFixture.json(Files.readString(SocialFixture.resource(name + ".schema.json")));
  }

  private static Set<String> names(JsonNode names) {
    Set<String> all = new TreeSet<>();
    names.forEach(name -> all.add(name.asString()));
    return all;
  }

  private static Set<String> names(Enum<?>[] constants) {
    Set<String> all = new TreeSet<>();
    Arrays.stream(constants).forEach(constant -> all.add(constant.name()));
    return all;
  }
}
