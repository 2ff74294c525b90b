package ru.uzel.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.hub.WorkedExample;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.slice.CaseProperty;
import ru.uzel.model.slice.MessageField;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceDimension;
import ru.uzel.model.slice.SliceMeasure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Slices as the administrator writes them, and what is said of those that are wrong. */
class SliceConfigurationTest {

  private static final String SLICE =
      """
      name: mine
      title: Мой срез
      dimensions:
        - { name: sector, title: Блок, value: message.subject.sector }
        - { name: status, title: Статус, value: case.status }
      measures: [cases, medianHours]
      """;

  @TempDir private Path directory;
  private WorkedExample example;

  @BeforeEach
  void copy() {
    example = WorkedExample.copiedTo(directory.resolve("config"));
  }

  @Test
  void readsASlice() {
    example.with("slices/mine.yaml", SLICE);

    assertThat(configuration().slices())
        .filteredOn(slice -> slice.name().equals("mine"))
        .containsExactly(
            new Slice(
                "mine",
                "Мой срез",
                List.of(
                    new SliceDimension(
                        "sector", "Блок", new MessageField(List.of("subject", "sector"))),
                    new SliceDimension("status", "Статус", CaseProperty.STATUS)),
                List.of(SliceMeasure.CASES, SliceMeasure.MEDIAN_HOURS)));
  }

  @Test
  void shipsTheRatingByQuantityQualitySpeedAndCompleteness() {
    assertThat(configuration().slices())
        .extracting(Slice::name)
        .containsExactly("bodies", "channels", "sectors");
    assertThat(configuration().slices().get(0).measures())
        .contains(
            SliceMeasure.CASES,
            SliceMeasure.AVERAGE_SCORE,
            SliceMeasure.MEDIAN_HOURS,
            SliceMeasure.ANSWERED_SHARE);
  }

  /** Whoever adds a field to the message decides here whether statistics may be made of it. */
  @Test
  void takesEveryFieldThatIsNobodysOwn() throws IOException {
    SliceReader reader =
        new SliceReader(new PersonalFields(configuration().masking()), new Mistakes());

    assertThat(reader.allowed())
        .containsExactlyInAnyOrder(
            "case.status",
            "case.channel",
            "case.body",
            "case.priority",
            "case.month",
            "case.week",
            "case.day",
            "message.category.code",
            "message.category.name",
            "message.category.system",
            "message.subcategory.code",
            "message.subcategory.name",
            "message.subcategory.system",
            "message.fact.code",
            "message.fact.name",
            "message.fact.system",
            "message.organisation",
            "message.legalRegime",
            "message.fastTrack",
            "message.registeredAt",
            "message.plannedAt",
            "message.subject.sector",
            "message.subject.problem",
            "message.complainedOf.name",
            "message.complainedOf.ogrn");
  }

  @Test
  void takesAnAddressWhereLevelP0SeesIt() throws IOException {
    example.with("slices/mine.yaml", SLICE.replace("case.status", "message.location.address"));
    String p0 = Files.readString(example.directory().resolve("masking/p0.yaml"));
    assertThat(ConfigurationReader.read(example.directory()).configuration()).isEmpty();

    example.with("masking/p0.yaml", p0.replace("address: without-house", "address: keep"));

    assertThat(ConfigurationReader.read(example.directory()).found()).isEmpty();
  }

  @Test
  void isPartOfTheRevision() {
    String before = configuration().revision();

    example.with("slices/mine.yaml", SLICE);

    assertThat(configuration().revision()).isNotEqualTo(before);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        one("message.subject.sektor", 5, "'message.subject.sektor' is no field of a message"),
        one("case.state", 5, "'case.state' is no field of a message"),
        one("sector.of", 5, "'sector.of' is no field of a message"),
        one("message.subject", 5, "'message.subject' is no single value"),
        one("message.applicant.phone", 5, "is personal data, who wrote"),
        one("message.applicant", 5, "is personal data, who wrote"),
        one("message.text", 5, "is personal data, the resident's words"),
        one("message.externalId", 5, "is personal data, the number of one resident's message"),
        one("message.attributes", 5, "is personal data, the resident's answers"),
        one("message.attachments", 5, "is personal data, the resident's files"),
        one("message.mediaUrl", 5, "is personal data, the resident's picture"),
        one("message.location.address", 5, "masking/p0.yaml address is without-house"),
        one("message.location.addressId", 5, "masking/p0.yaml address is without-house"),
        one("message.location.latitude", 5, "masking/p0.yaml coordinates is rounded"),
        one("message.assignment.transferReason", 5, "the message that opens a case never has it"),
        one("; DROP TABLE", 5, "does not fit"),
        Arguments.of(SLICE.replace("name: status", "name: sector"), 5, "stands on line 4 already"),
        Arguments.of(SLICE.replace("medianHours", "beauty"), 6, "'beauty' is not known here"),
        Arguments.of(SLICE.replace("medianHours", "cases"), 6, "does not fit"),
        Arguments.of(SLICE.replace("name: mine", "name: yours"), 1, "not the file's name"),
        Arguments.of(SLICE + "when: x\n", 7, "'when' is not known here"),
        Arguments.of(SLICE.replaceAll("(?s)dimensions:.*measures", "measures"), 1, "'dimensions'"));
  }

  private static Arguments one(String value, int line, String reason) {
    return Arguments.of(SLICE.replace("case.status", "\"" + value + "\""), line, reason);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("mistakes")
  void tellsAMistakeWithItsLine(String content, int line, String reason) {
    example.with("slices/mine.yaml", content);

    Reading reading = ConfigurationReader.read(example.directory());

    assertThat(reading.configuration()).isEmpty();
    assertThat(reading.found())
        .anySatisfy(
            mistake -> {
              assertThat(mistake.toString()).startsWith("slices/mine.yaml:" + line + ": ");
              assertThat(mistake.reason()).contains(reason);
              assertThat(mistake.cure()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "message.subject.sektor, message.subject.sector",
    "message.legalregime, message.legalRegime",
    "case.state, case.status",
    "message.subject, message.subject.problem",
  })
  void proposesWhatMayBeMeant(String written, String meant) {
    example.with("slices/mine.yaml", SLICE.replace("case.status", written));

    assertThat(ConfigurationReader.read(example.directory()).found())
        .singleElement()
        .extracting(Mistake::cure)
        .asString()
        .contains(meant);
  }

  @Test
  void looksFieldsUpInThePublishedSchema() throws IOException {
    JsonNode published =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of("../docs/formats/messages-1.0.schema.json")));
    MessageFields fields = MessageFields.published();

    assertThat(published.at("/$defs/CitizenMessage/properties").propertyNames())
        .isNotEmpty()
        .allMatch(name -> fields.form(name).isPresent());
  }

  private HubConfiguration configuration() {
    return ConfigurationReader.read(example.directory()).configuration().orElseThrow();
  }
}
