package ru.uzel.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.hub.configuration.SampleFiles.FLOW;
import static ru.uzel.hub.configuration.SampleFiles.MUNICIPAL;
import static ru.uzel.hub.configuration.SampleFiles.PARTY;
import static ru.uzel.hub.configuration.SampleFiles.REGION;
import static ru.uzel.hub.configuration.SampleFiles.SECTORS;
import static ru.uzel.hub.configuration.SampleFiles.SHAPE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.configuration.FlowTarget;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.masking.MaskedField;
import ru.uzel.model.masking.MaskingRule;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.party.Organisation;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

class ConfigurationReaderTest {

  @TempDir private Path directory;
  private WorkedExample example;

  @BeforeEach
  void copy() {
    example = WorkedExample.copiedTo(directory.resolve("config"));
  }

  @Test
  void findsNothingWrongInTheWorkedExample() {
    Reading reading = ConfigurationReader.read(WorkedExample.original());

    assertThat(reading.found()).isEmpty();
    assertThat(reading.configuration()).isPresent();
  }

  @Test
  void findsNothingWrongInThePartyThatTheDocsShowForRsmev() throws IOException {
    example.with("parties/pos-edms.yaml", rsmevOfTheDocs());
    String flow = Files.readString(example.directory().resolve("flows/roads.yaml"));
    example.with("flows/roads.yaml", flow.replace("inquiries]", "inquiries, pos-edms]"));

    assertThat(ConfigurationReader.read(example.directory()).found()).isEmpty();
  }

  @Test
  void letsNoFlowGoToAPartyWithoutAWayBack() throws IOException {
    example.with("parties/pos-edms.yaml", rsmevOfTheDocs());
    String flow = Files.readString(example.directory().resolve("flows/answers.yaml"));
    example.with("flows/answers.yaml", flow.replace("party: $origin", "party: pos-edms"));

    assertThat(ConfigurationReader.read(example.directory()).found())
        .anySatisfy(
            mistake ->
                assertThat(mistake.toString())
                    .contains("answers.yaml")
                    .contains("'pos-edms' takes no StatusUpdate: how ПОС is told anything"));
  }

  private static String rsmevOfTheDocs() throws IOException {
    String page = Files.readString(WorkedExample.original().resolve("../docs/formats/rsmev.md"));
    int from = page.indexOf("```yaml") + 8;
    return page.substring(from, page.indexOf("```", from));
  }

  @Test
  void readsAParty() {
    Party roads = party("roads");

    assertThat(roads.title()).isEqualTo("Министерство дорожного хозяйства");
    assertThat(roads.adapter()).isEqualTo("smev");
    assertThat(roads.required("mnemonic")).isEqualTo("UZEL");
    assertThat(roads.consumers()).isEqualTo(4);
    assertThat(roads.retry())
        .isEqualTo(
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)));
  }

  @Test
  void makesAFileSettingAbsolute() {
    assertThat(Path.of(party("regional").required("catalogue")))
        .isAbsolute()
        .isRegularFile()
        .isEqualTo(example.directory().resolve("classifiers/open311-services.yaml"));
  }

  @Test
  void knowsTheSettingsAboutFilesAndPersons() {
    example.with(
        "parties/roads.yaml",
        PARTY
            + "  inlineAttachments: 1MiB\n  largestAttachment: 1GiB\n  attachmentTrust: persons\n"
            + "  unsignedAttachments: accept\n"
            + "  ftpHost: files\n  ftpPort: 2121\n  ftpUser: uzel\n"
            + "  ftpPassword: file:ftp.password\n"
            + "  personalKey: official\n  personalTrust: persons\n");

    assertThat(ConfigurationReader.read(example.directory()).found()).isEmpty();
  }

  @Test
  void letsAMunicipalPartyTakeMessagesWhereItsShapeSaysHow() throws IOException {
    example.with(
        "parties/municipal.yaml",
        MUNICIPAL.replace("dobrodel", "our-spb")
            + "  clientId: hub\n  clientSecret: env:S\n  polls: false\n");
    for (String flow :
        new String[] {"flows/roads.yaml", "flows/utilities.yaml", "flows/district.yaml"}) {
      String listening = Files.readString(example.directory().resolve(flow));
      example.with(flow, listening.replace("social, municipal,", "social,"));
    }
    example.with(
        "flows/spb.yaml",
        FLOW.replace("name: roads", "name: spb").replace("party: roads", "party: municipal"));

    Reading reading = ConfigurationReader.read(example.directory());

    assertThat(reading.configuration()).isPresent();
    assertThat(reading.found())
        .extracting(Mistake::reason)
        .containsExactly("party 'municipal' is given cases and takes no DeadlineEvent");
  }

  @Test
  void warnsOfSubjectsThatAFlowSendsToAServerWithoutACodeForThem() {
    example.with(
        "parties/city.yaml",
        """
        name: city
        title: Город
        adapter: open311
        settings:
          endpoint: http://127.0.0.1:1/open311/v2
          endpointKey: env:KEY
          services: pothole = 001; TRANSPORT = 002
        """);
    example.with(
        "flows/city.yaml",
        """
        name: city
        from: { parties: [regional], kinds: [CitizenMessage] }
        when: subject.sector in ["ROADS", "TRANSPORT"]
        to:
          - { party: city }
        """);

    Reading reading = ConfigurationReader.read(example.directory());

    assertThat(reading.configuration()).isPresent();
    assertThat(reading.found())
        .filteredOn(mistake -> mistake.reason().contains("no service_code"))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.file()).isEqualTo("parties/city.yaml");
              assertThat(mistake.reason())
                  .contains("flow 'city'", "ROADS/street-light", "ROADS/traffic-light")
                  .doesNotContain("pothole", "TRANSPORT", "ZHKH");
            });
  }

  @Test
  void knowsAShapeOfOnesOwn() {
    example.with("municipal/mine.yaml", SHAPE);
    example.with(
        "parties/municipal.yaml",
        MUNICIPAL.replace("dobrodel", "mine").replace("  user: uzel\n", ""));

    assertThat(ConfigurationReader.read(example.directory()).found()).isEmpty();
  }

  @Test
  void joinsNestedSettingsByDots() {
    example.with("parties/roads.yaml", PARTY + "  tls:\n    trust: smev\n");

    assertThat(party("roads").required("tls.trust")).isEqualTo("smev");
  }

  @Test
  void readsAFlow() {
    Flow flow =
        configuration().flows().stream()
            .filter(found -> found.name().equals("roads"))
            .findFirst()
            .orElseThrow();

    assertThat(flow.fromParties())
        .containsExactly(
            new PartyName("regional"),
            new PartyName("pos"),
            new PartyName("social"),
            new PartyName("municipal"),
            new PartyName("appeals"),
            new PartyName("inquiries"));
    assertThat(flow.kinds()).containsExactly(MessageKind.CITIZEN_MESSAGE);
    assertThat(flow.when()).startsWith("subject.sector in [");
    assertThat(flow.map()).isNull();
    assertThat(flow.to()).containsExactly(new FlowTarget(new PartyName("roads"), Priority.NORMAL));
  }

  @Test
  void readsTheFlowOfVotings() {
    Flow voting =
        configuration().flows().stream()
            .filter(found -> found.name().equals("voting"))
            .findFirst()
            .orElseThrow();

    assertThat(voting.fromParties()).containsExactly(new PartyName("pos"));
    assertThat(voting.kinds()).containsExactly(MessageKind.VOTING_RESULT);
    assertThat(voting.to())
        .containsExactly(new FlowTarget(new PartyName("district"), Priority.REPORT));
  }

  @Test
  void readsWhatThePlacesOfAClassifierMean() {
    example.with(
        "classifiers/sectors/pos.yaml",
        SECTORS + "  - { category: a, subcategory: b, fact: c, sector: TKO, problem: litter }\n");

    assertThat(configuration().subjects())
        .filteredOn(rule -> rule.system().equals("POS"))
        .containsExactly(
            new SubjectRule("POS", "a", null, null, new Subject(Sector.ROADS, null)),
            new SubjectRule("POS", "a", "b", "c", new Subject(Sector.TKO, "litter")));
  }

  @Test
  void readsTheChannelOfOriginAsNoParty() {
    Flow answers =
        configuration().flows().stream()
            .filter(found -> found.name().equals("answers"))
            .findFirst()
            .orElseThrow();

    assertThat(answers.to()).containsExactly(new FlowTarget(null, Priority.NORMAL));
  }

  @Test
  void readsWhoCanBeHandedCasesAndHowFar() {
    example
        .with(
            "parties/roads.yaml",
            PARTY + "organisation: { ogrn: \"1026900000018\", names: [Дороги] }\n")
        .with(
            "regions/example.yaml",
            REGION + "transfers: { hops: 2, coordinator: roads, returns: true }\n");

    assertThat(party("roads").organisation())
        .isEqualTo(new Organisation("1026900000018", List.of("Министерство", "Дороги")));
    assertThat(party("pos").organisation()).isNull();
    assertThat(configuration().region().transfers())
        .isEqualTo(new Transfers(2, new PartyName("roads"), true));
  }

  @Test
  void letsACaseBeTransferredThreeTimesWhereTheRegionSaysNothing() {
    example.with("regions/example.yaml", REGION);

    assertThat(configuration().region().transfers()).isEqualTo(Transfers.USUAL);
  }

  @Test
  void keepsTheRevisionWhileNothingChanges() {
    String before = configuration().revision();

    example.with("README.md", "other words").with("schema/note.txt", "x");
    example.with("replay/mine.jsonata", "{}");

    assertThat(configuration().revision()).isEqualTo(before).matches("[0-9a-f]{64}");
  }

  @Test
  void changesTheRevisionWithEveryFileOfMeaning() {
    String before = configuration().revision();

    example.with("classifiers/new.yaml", "[]");

    assertThat(configuration().revision()).isNotEqualTo(before);
  }

  @Test
  void readsTheTimeZoneOfTheRegion() {
    assertThat(configuration().region().zone()).isEqualTo(ZoneId.of("Europe/Moscow"));

    example.with("regions/example.yaml", REGION + "timeZone: Asia/Yekaterinburg\n");

    assertThat(configuration().region().zone()).isEqualTo(ZoneId.of("Asia/Yekaterinburg"));
  }

  @Test
  void takesTheCountrysReferenceTimeWhereTheRegionNamesNone() {
    example.with("regions/example.yaml", REGION);

    assertThat(configuration().region().zone()).isEqualTo(Region.USUAL_ZONE);
  }

  @Test
  void readsAFlowOfWhatTheClockSays() {
    Flow reminders =
        configuration().flows().stream()
            .filter(found -> found.name().equals("reminders"))
            .findFirst()
            .orElseThrow();

    assertThat(reminders.fromParties()).containsExactly(Party.HUB);
    assertThat(reminders.kinds()).containsExactly(MessageKind.DEADLINE_EVENT);
    assertThat(reminders.to())
        .containsExactly(new FlowTarget(FlowTarget.Role.BODY, null, Priority.NORMAL));
  }

  @Test
  void readsWhatPartiesOfALevelGetToSee() {
    HubConfiguration read =
        ConfigurationReader.read(example.directory()).configuration().orElseThrow();

    assertThat(read.masking().keySet())
        .containsExactlyInAnyOrder(PersonalDataLevel.P0, PersonalDataLevel.P1);
    assertThat(read.masking().get(PersonalDataLevel.P0).of(MaskedField.TEXT))
        .isEqualTo(MaskingRule.SCRUB);
    assertThat(read.masking().get(PersonalDataLevel.P1).special()).containsExactly(Sector.HEALTH);
  }

  private HubConfiguration configuration() {
    return ConfigurationReader.read(example.directory()).configuration().orElseThrow();
  }

  private Party party(String name) {
    return configuration().parties().stream()
        .filter(party -> party.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
