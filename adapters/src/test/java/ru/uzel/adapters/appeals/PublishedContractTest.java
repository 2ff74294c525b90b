package ru.uzel.adapters.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract beside the adapter says what the adapter does. */
final class PublishedContractTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);

  @ParameterizedTest
  @ValueSource(strings = {"direct", "letter", "anonymous"})
  void aRegistrationThatIsTakenFitsTheSchema(String name) throws IOException {
    JsonNode registration = AppealsFixture.json(AppealsFixture.golden(name + ".registration.json"));

    assertThat(wrong("registration", registration)).isEmpty();
    assertThat(Registration.read(registration, TODAY).number()).startsWith("А26-01-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-registered",
        "in-work",
        "extended",
        "explained",
        "supported",
        "not-supported",
        "answered",
        "left-without-answer",
        "transferred"
      })
  void whatIsReportedFitsTheSchema(String name) throws IOException {
    assertThat(wrong("report", AppealsFixture.json(AppealsFixture.golden(name + ".report.json"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"received", "resolved"})
  void howAnAppealStandsFitsTheSchema(String name) throws IOException {
    assertThat(
            wrong("standing", AppealsFixture.json(AppealsFixture.golden(name + ".standing.json"))))
        .isEmpty();
  }

  /** Taken out one by one, everything that a status needs is missed. */
  @ParameterizedTest
  @CsvSource({
    "not-registered, incomingDate",
    "in-work, registrationDate",
    "in-work, isExtend",
    "explained, responseDate",
    "not-supported, attachment",
    "supported, actionsTaken",
    "answered, attachment",
    "left-without-answer, responseDate",
    "transferred, transfer",
  })
  void aReportWithoutWhatItsStatusNeedsDoesNotFit(String name, String field) throws IOException {
    JsonNode report = AppealsFixture.json(AppealsFixture.golden(name + ".report.json"));
    ((ObjectNode) report.at("/questions/0")).remove(field);

    assertThat(wrong("report", report)).contains(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/number|\" \"|#/number",
        "/createDate|\"11.01.2026\"|#/createDate",
        "/createDate|\"2026-02-30\"|#/createDate",
        "/createDate|\"1969-12-31\"|#/createDate",
        "/incomingDate|\"2026-01-10\"|#/incomingDate",
        "/registrationDate|\"2026-01-11\"|#/registrationDate",
        "/registrationDate|\"2026-02-02\"|#/registrationDate",
        "/isDirect|\"yes\"|#/isDirect",
        "/isDirect|false|#/letterNumber",
        "/letterNumber|\"7\"|#/letterNumber",
        "/kind|\"LETTER\"|#/kind",
        "/kind|\"PROPOSAL\"|#/complainedOf",
        "/format|\"Fax\"|#/format",
        "/text|\" \"|#/text",
        "/question|{}|#/question/code",
        "/question/code|\"0005.0005.0056\"|#/question/code",
        "/question/code|\"0005.0005.0056.1160.1.2\"|#/question/code",
        "/applicant|{\"lastName\":\"П\"}|#/applicant/postalAddress",
        "/applicant|{\"email\":\"a@example.org\"}|#/applicant/lastName",
        "/applicant|null|#/applicant",
        "/location|{\"lat\":1}|#/location",
        "/location|{\"lat\":91,\"lon\":1}|#/location/lat",
        "/location|{\"lat\":1e-40,\"lon\":1}|#/location/lat",
        "/complainedOf/ogrn|\"123\"|#/complainedOf/ogrn",
        "/adress|\"x\"|#",
      })
  void whatIsWrongIsNamedByItsPointer(String pointer, String value, String told) {
    ObjectNode registration = AppealsFixture.registration("А26-01-000000017");
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) registration.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), AppealsFixture.json(value));

    assertThatExceptionOfType(RefusedRegistration.class)
        .isThrownBy(() -> Registration.read(registration, TODAY))
        .satisfies(
            refused -> assertThat(refused.problems()).extracting(Problem::pointer).contains(told));
  }

  @Test
  void charactersThatXmlCannotCarryAreNamed() {
    ObjectNode registration = AppealsFixture.registration("А26-01-000000017");
    registration.put("text", "ab\u0001");

    assertThatExceptionOfType(RefusedRegistration.class)
        .isThrownBy(() -> Registration.read(registration, TODAY))
        .withMessage("#/text has at place 3 a character that no text may have");
  }

  @Test
  void whateverTheSchemaDemandsIsDemanded() throws IOException {
    for (JsonNode field : contract("registration").path("required")) {
      ObjectNode registration = AppealsFixture.registration("А26-01-000000017");
      registration.remove(field.asString());
      assertThatExceptionOfType(RefusedRegistration.class)
          .as(field.asString())
          .isThrownBy(() -> Registration.read(registration, TODAY))
          .withMessageContaining("#/" + field.asString() + " is missing");
    }
  }

  @Test
  void theOpenApiFileNamesThePathsAndTheSchemasThatAreThere() throws IOException {
    JsonNode api = new YAMLMapper().readTree(AppealsFixture.resource("appeals-1.0.openapi.yaml"));

    assertThat(api.path("openapi").asString()).isEqualTo("3.1.0");
    assertThat(api.path("paths").propertyNames())
        .containsExactly("/{party}/v1/appeals", "/{party}/v1/appeals/files/{hash}", "/sstu");
    for (String reference : api.findValuesAsString("$ref")) {
      if (reference.startsWith("#")) {
        assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        assertThat(AppealsFixture.resource(reference)).exists();
      }
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
    return AppealsFixture.json(Files.readString(AppealsFixture.resource(name + ".schema.json")));
  }
}
