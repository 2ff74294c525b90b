package ru.uzel.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.hub.configuration.SampleFiles.APPEALS;
import static ru.uzel.hub.configuration.SampleFiles.DEAF;
import static ru.uzel.hub.configuration.SampleFiles.FLOW;
import static ru.uzel.hub.configuration.SampleFiles.MUNICIPAL;
import static ru.uzel.hub.configuration.SampleFiles.PARTY;
import static ru.uzel.hub.configuration.SampleFiles.REGION;
import static ru.uzel.hub.configuration.SampleFiles.REGIONAL;
import static ru.uzel.hub.configuration.SampleFiles.SECTORS;
import static ru.uzel.hub.configuration.SampleFiles.SHAPE;
import static ru.uzel.hub.configuration.SampleFiles.VOTING;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.hub.WorkedExample;

/** What is wrong with a configuration, and what is said of it: file, line, reason, cure. */
class ConfigurationMistakesTest {

  @TempDir private Path directory;
  private WorkedExample example;

  @BeforeEach
  void copy() {
    example = WorkedExample.copiedTo(directory.resolve("config"));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        one(
            "regions/example.yaml",
            REGION + "timeZone: Mars/Olympus\n",
            3,
            "'Mars/Olympus' is no time zone"),
        one("parties/roads.yaml", PARTY.replace("name: roads\n", ""), 1, "'name' is missing"),
        one("parties/roads.yaml", PARTY.replace("smev", "smtp"), 3, "'smtp' is not known here"),
        one("parties/roads.yaml", PARTY + "  largestAttachment: big\n", 8, "'big' is no size"),
        one(
            "parties/appeals.yaml",
            APPEALS.replace("departmentId: 00", "departmentId: 0"),
            6,
            "is no GUID"),
        one(
            "parties/appeals.yaml",
            APPEALS + "  departments: Министерство\n",
            8,
            "is no list of names and GUIDs"),
        one(
            "parties/city.yaml",
            """
            name: city
            title: Город
            adapter: open311
            settings:
              endpoint: http://city.example
              endpointKey: env:KEY
              services: pothole
            """,
            7,
            "is no list of subjects and service codes"),
        one("parties/roads.yaml", PARTY + "adaptor: x\n", 8, "'adaptor' is not known here"),
        one("parties/roads.yaml", PARTY + "consumers: 0\n", 8, "'0' does not fit"),
        one("parties/roads.yaml", PARTY + "personalData: all\n", 8, "'all' is not known here"),
        one("masking/p2.yaml", "name: p2\nrules: {}\n", 1, "'p2' is not known here"),
        one("masking/p1.yaml", "name: p1\nrules: { text: rounded }\n", 2, "'rounded'"),
        one(
            "parties/roads.yaml",
            PARTY + "title: twice\n",
            8,
            "a second time; the first is on line 2"),
        one("parties/roads.yaml", PARTY + "retry:\n\tfirstDelay: 1s\n", 9, "a tab"),
        one(
            "parties/roads.yaml",
            PARTY + "retry: { firstDelay: soon }\n",
            8,
            "'soon' does not fit"),
        one(
            "parties/roads.yaml",
            PARTY + "retry:\n  firstDelay: 1m\n  longestDelay: 1s\n",
            10,
            "the longest delay is shorter than the first"),
        one("parties/roads.yaml", PARTY + "retry: {\n", 9, "no YAML"),
        one(
            "parties/roads.yaml",
            PARTY.replace("name: roads", "name: road"),
            1,
            "not the file's name"),
        one(
            "parties/roads.yaml",
            PARTY.replace("http://127.0.0.1:1/ws", "mailbox"),
            5,
            "no address"),
        one(
            "parties/roads.yaml",
            PARTY.replace("  endpoint: http://127.0.0.1:1/ws\n", ""),
            4,
            "needs the setting 'endpoint'"),
        one("parties/roads.yaml", "", 1, "the file is empty"),
        one("parties/roads.yaml", "- a\n- b\n", 1, "does not fit"),
        one("parties/roads.yml", PARTY, 1, "the file is not read"),
        one(
            "parties/regional.yaml",
            REGIONAL.replace("env:KEY", "s3cr3t!"),
            5,
            "setting 'apiKey' is no reference to a secret"),
        one(
            "parties/regional.yaml",
            REGIONAL.replace("env:KEY", "file:../../etc/passwd"),
            5,
            "setting 'apiKey' is no reference to a secret"),
        one(
            "parties/regional.yaml",
            REGIONAL.replace("open311-services", "none"),
            6,
            "is no file here"),
        one(
            "flows/roads.yaml",
            FLOW.replace("regional", "regoinal"),
            2,
            "no party is called 'regoinal'"),
        one(
            "flows/roads.yaml",
            FLOW.replace("party: roads", "party: raods"),
            5,
            "no party is called 'raods'"),
        one(
            "flows/roads.yaml",
            FLOW.replace("CitizenMessage", "CitizenMassage"),
            2,
            "'CitizenMassage' is not known here"),
        one("flows/roads.yaml", FLOW.replace("= \"a\"", "= ["), 3, "no JSONata"),
        one(
            "flows/roads.yaml",
            FLOW.replace(
                "when: category.code = \"a\"", "when: |\n  category.code = \"a\"\n  and )"),
            5,
            "no JSONata"),
        one(
            "flows/roads.yaml",
            FLOW.replace("party: roads", "party: $origin"),
            5,
            "$origin is for kind StatusUpdate only"),
        one(
            "flows/roads.yaml",
            FLOW.replace("party: roads", "party: pos"),
            5,
            "party 'pos' takes no CitizenMessage"),
        one("municipal/mine.yaml", SHAPE.replace("/no", "here"), 11, "'here' does not fit"),
        one("municipal/mine.yaml", SHAPE.replace("zone: Eu", "zone: Au"), 4, "is no time zone"),
        one("municipal/mine.yaml", SHAPE.replace("CLOSED", "GONE"), 15, "'GONE' is not known"),
        one("municipal/mine.yaml", SHAPE.replace("dd.MM.yyyy", "dd.jj"), 12, "is no form of times"),
        one("municipal/mine.yaml", SHAPE.replace("{page}", "{side}"), 8, "'{side}' is not known"),
        one("municipal/mine.yaml", SHAPE.replace("{page}", "{token}"), 8, "'{token}' is not"),
        one(
            "municipal/mine.yaml",
            SHAPE + "  - { code: x, words: [готово], means: CLOSED }\n",
            16,
            "the status 'готово' stands on line 15 already"),
        one(
            "municipal/mine.yaml",
            SHAPE.replace("/token, proof: bearer, token: /t", "/token, proof: bearer"),
            5,
            "where the login's answer has the token"),
        one(
            "municipal/mine.yaml",
            "name: mine\ntitle: Моя\nclassifier: MINE\nzone: Europe/Moscow\n",
            1,
            "neither list nor outward"),
        one("municipal/mine.yaml", SHAPE.substring(0, SHAPE.indexOf("card:")), 6, "'card' is"),
        one("municipal/old/mine.yaml", SHAPE, 1, "lies too deep"),
        one(
            "parties/municipal.yaml",
            MUNICIPAL.replace("dobrodel.yaml", "none.yaml"),
            6,
            "'municipal/none.yaml' is no shape"),
        one(
            "parties/municipal.yaml",
            MUNICIPAL.replace("  password: env:P\n", ""),
            4,
            "needs the setting 'password'"),
        one(
            "flows/roads.yaml",
            FLOW.replace("party: roads", "party: municipal"),
            5,
            "party 'municipal' takes no CitizenMessage: its shape has no outward"),
        one(
            "parties/uzel.yaml",
            PARTY.replace("name: roads", "name: uzel"),
            1,
            "'uzel' is the hub itself"),
        one(
            "flows/roads.yaml",
            FLOW.replace("[regional, pos]", "[uzel]"),
            2,
            "all it has to say are events of terms"),
        one(
            "flows/roads.yaml",
            FLOW.replace("[CitizenMessage]", "[DeadlineEvent]"),
            2,
            "never sends a DeadlineEvent"),
        one(
            "flows/roads.yaml",
            FLOW.replace("party: roads", "party: $body"),
            5,
            "$body is for kind DeadlineEvent or SatisfactionScore only"),
        one(
            "flows/voting.yaml",
            VOTING.replace("party: district", "party: roads"),
            3,
            "party 'roads' takes no VotingResult"),
        one(
            "flows/voting.yaml",
            VOTING.replace("party: district", "party: $origin"),
            3,
            "$origin is for kind StatusUpdate only"),
        one(
            "flows/voting.yaml",
            VOTING.replace("[pos]", "[social]"),
            2,
            "never sends a VotingResult"),
        one(
            "parties/roads.yaml",
            PARTY + "organisation: { ogrn: \"12\" }\n",
            8,
            "'12' does not fit"),
        one(
            "parties/roads.yaml",
            PARTY
                + "organisation: { names: [Иное, Министерство жилищно-коммунального хозяйства] }\n",
            1,
            "party 'roads' is the same organisation",
            "parties/utilities.yaml"),
        one("parties/regional.yaml", REGIONAL + "organisation: {}\n", 1, "but takes none"),
        one(
            "regions/example.yaml",
            REGION + "transfers: { coordinator: nobody }\n",
            3,
            "no party is called 'nobody'"),
        one(
            "regions/example.yaml",
            REGION + "transfers: { coordinator: pos }\n",
            3,
            "'pos' is no organisation"),
        one(
            "regions/example.yaml",
            REGION + "transfers: { returns: true }\n",
            3,
            "nobody is named to whom"),
        one("parties/roads.yaml", PARTY + "  role: both\n", 8, "is no role"),
        one("parties/roads.yaml", PARTY + "  version: 1.4\n", 8, "is no version"),
        one("parties/roads.yaml", PARTY + "  selector: some\n", 8, "is no selector"),
        one("parties/roads.yaml", PARTY + "  businessProcess: <a>\n", 8, "is no XML"),
        one(
            "flows/roads.yaml",
            FLOW.replace("party: roads", "party: inquiries"),
            5,
            "party 'inquiries' takes no CitizenMessage"),
        one(
            "flows/roads.yaml",
            FLOW.replace("[regional, pos]", "[regional, utilities]"),
            2,
            "never sends a CitizenMessage"),
        one(
            "flows/roads.yaml",
            FLOW + "  - { party: roads, priority: incident }\n",
            6,
            "the same addressee"),
        one(
            "flows/roads.yaml",
            FLOW.replace("roads }", "roads, priority: high }"),
            5,
            "'high' is not known here"),
        one(
            "flows/roads.yaml",
            FLOW.replace("to:\n  - { party: roads }\n", "to: []\n"),
            4,
            "does not fit"),
        one(
            "flows/roads.yaml",
            FLOW.replace("category.code = \"a\"", "$starts(category.code)"),
            3,
            "a function that does not exist"),
        one("classifiers/open311-services.yaml", "services: []\n", 1, "a list of services"),
        one(
            "classifiers/open311-services.yaml",
            "- service_code: a\n- service_name: b\n",
            2,
            "without service_code"),
        one(
            "classifiers/open311-services.yaml",
            "- service_code: a\n- service_code: a\n",
            2,
            "'a' stands on line 1 already"),
        one("flows/deep/roads.yaml", FLOW, 1, "lies too deep"),
        one("classifiers/sectors/old/pos.yaml", SECTORS, 1, "lies too deep"),
        one("classifiers/sectors/pos.yaml", SECTORS.replace("ROADS", "WATER"), 4, "'WATER' is not"),
        one(
            "classifiers/sectors/pos.yaml",
            SECTORS + "  - { category: a, sector: TKO }\n",
            5,
            "the same place of POS stands at classifiers/sectors/pos.yaml:4 already"));
  }

  private static Arguments one(String file, String content, int line, String reason) {
    return one(file, content, line, reason, file);
  }

  private static Arguments one(
      String file, String content, int line, String reason, String blamed) {
    return Arguments.of(file, content, line, reason, blamed);
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("mistakes")
  void tellsAMistakeWithItsLine(
      String file, String content, int line, String reason, String blamed) {
    example.with(file, content);

    Reading reading = ConfigurationReader.read(example.directory());

    assertThat(reading.configuration()).isEmpty();
    assertThat(reading.found())
        .filteredOn(mistake -> !mistake.warning())
        .anySatisfy(
            mistake -> {
              assertThat(mistake.toString()).startsWith(blamed + ":" + line + ": ");
              assertThat(mistake.reason()).contains(reason);
              assertThat(mistake.cure()).isNotBlank();
            });
  }

  @Test
  void tellsEveryMistakeAtOnce() {
    example
        .with("parties/roads.yaml", PARTY.replace("smev", "smtp") + "adaptor: x\n")
        .with("flows/roads.yaml", FLOW.replace("regional", "nobody").replace("= \"a\"", "= ["));

    assertThat(ConfigurationReader.read(example.directory()).found())
        .extracting(Mistake::file, Mistake::line)
        .contains(
            tuple("parties/roads.yaml", 3),
            tuple("parties/roads.yaml", 8),
            tuple("flows/roads.yaml", 2),
            tuple("flows/roads.yaml", 3));
  }

  @Test
  void blamesAPartysFileAndNotTheFlowsThatNameIt() {
    example.with("parties/roads.yaml", PARTY + "consumers: many\n");

    assertThat(ConfigurationReader.read(example.directory()).found())
        .extracting(Mistake::file)
        .containsOnly("parties/roads.yaml");
  }

  @Test
  void neverShowsWhatStandsWhereASecretsReferenceShould() {
    example.with("parties/regional.yaml", REGIONAL.replace("env:KEY", "s3cr3t!"));

    assertThat(ConfigurationReader.read(example.directory()).found().toString())
        .contains("apiKey")
        .doesNotContain("s3cr3t");
  }

  @Test
  void tellsMistakesOfFormAndOfSenseInOneRun() {
    example.with(
        "parties/roads.yaml",
        PARTY.replace("http://127.0.0.1:1/ws", "mailbox")
            + "retry: { firstDelay: soon }\nconsumer: 4\n");
    example.with("flows/roads.yaml", FLOW.replace("party: roads", "party: raods, priority: high"));

    assertThat(ConfigurationReader.read(example.directory()).found())
        .extracting(Mistake::file, Mistake::line)
        .contains(
            tuple("parties/roads.yaml", 5),
            tuple("parties/roads.yaml", 8),
            tuple("parties/roads.yaml", 9));
    assertThat(ConfigurationReader.read(example.directory()).found())
        .extracting(Mistake::reason)
        .anyMatch(reason -> reason.contains("no party is called 'raods'"))
        .anyMatch(reason -> reason.contains("'high' is not known here"))
        .noneMatch(reason -> reason.contains("needs the setting"));
  }

  @Test
  void tellsTheSecondOfTwoFilesWithOneName() {
    example.with("parties/streets.yaml", PARTY);

    assertThat(mistakes("parties/streets.yaml"))
        .anyMatch(reason -> reason.contains("'roads' is taken by parties/roads.yaml"));
  }

  @Test
  void tellsAFileThatIsNoUtf8() {
    example.with("flows/roads.yaml", "name: дороги".getBytes(Charset.forName("cp1251")));

    assertThat(mistakes("flows/roads.yaml")).containsExactly("the file is no UTF-8");
  }

  @Test
  void tellsAnAliasThatContainsItself() {
    example.with("parties/roads.yaml", PARTY + "  more: &more\n    again: *more\n");

    assertThat(mistakes("parties/roads.yaml")).anyMatch(reason -> reason.contains("too deep"));
  }

  @Test
  void runsWithAnUnknownSettingButWarns() {
    example.with("parties/roads.yaml", PARTY + "  endpiont: x\n");

    Reading reading = ConfigurationReader.read(example.directory());

    assertThat(reading.configuration()).isPresent();
    assertThat(reading.found())
        .singleElement()
        .hasToString(
            reading.found().get(0).file()
                + ":8: warning: setting 'endpiont' is not known to the"
                + " adapter — "
                + reading.found().get(0).cure());
  }

  @Test
  void warnsOfMessagesThatNoFlowTakes() {
    example.without("flows/answers.yaml");

    assertThat(ConfigurationReader.read(example.directory()).found())
        .hasSize(3)
        .allMatch(Mistake::warning)
        .allMatch(mistake -> mistake.reason().contains("no flow takes a StatusUpdate"));
  }

  @Test
  void warnsOfABodyThatHasNoEarForTheTermsOfItsCases() {
    example.with("flows/roads.yaml", FLOW + "  - { party: utilities }\n");
    example.with("parties/utilities.yaml", DEAF);
    example.without("flows/utilities.yaml").without("flows/answers.yaml");

    assertThat(mistakes("flows/reminders.yaml"))
        .singleElement()
        .asString()
        .contains("party 'utilities' is given cases and takes no DeadlineEvent");
  }

  @Test
  void demandsRulesForWhoeverIsNotToSeeEverything() {
    example.with("parties/roads.yaml", PARTY).without("masking/p0.yaml");

    assertThat(ConfigurationReader.read(example.directory()).found())
        .filteredOn(mistake -> mistake.reason().contains("up to level P0"))
        .extracting(Mistake::file)
        .containsExactly("parties/municipal.yaml", "parties/roads.yaml");
  }

  @Test
  void tellsThatTheDirectoryIsMissing() {
    assertThat(ConfigurationReader.read(directory.resolve("none")).found())
        .singleElement()
        .matches(mistake -> mistake.reason().equals("no such directory"));
  }

  private List<String> mistakes(String file) {
    return ConfigurationReader.read(example.directory()).found().stream()
        .filter(mistake -> mistake.file().equals(file))
        .map(Mistake::reason)
        .toList();
  }

  @Test
  void tellsAnAliasThatContainsItselfTwiceOnce() throws IOException {
    Files.writeString(directory.resolve("config/flows/alias.yaml"), "&a [*a, *a]");

    Reading reading = ConfigurationReader.read(directory.resolve("config"));

    assertThat(reading.found())
        .filteredOn(mistake -> mistake.toString().contains("alias that contains itself"))
        .hasSize(1);
  }
}
