package ru.uzel.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  private static final String PARTY =
      """
      name: roads
      title: Министерство
      adapter: smev
      settings:
        endpoint: http://127.0.0.1:1/ws
        contentNamespace: urn://example/1.0
        trust: smev
      """;

  private static final String FLOW =
      """
      name: roads
      from: { parties: [regional, pos], kinds: [CitizenMessage] }
      when: category.code = "a"
      to:
        - { party: roads }
      """;

  private static final String SECTORS =
      "name: pos\nsystem: POS\nentries:\n  - { category: a, sector: ROADS }\n";

  private static final String REGIONAL =
      """
      name: regional
      title: Портал
      adapter: regional
      settings:
        apiKey: env:KEY
        catalogue: classifiers/open311-services.yaml
      """;

  private static final String APPEALS =
      """
      name: appeals
      title: Обращения
      adapter: appeals
      settings:
        endpoint: http://127.0.0.1:1/sstu
        departmentId: 00000000-0000-4000-8000-000000000059
        apiKey: env:KEY
      """;

  private static final String SHAPE =
      """
      name: mine
      title: Моя система
      classifier: MINE
      zone: Europe/Moscow
      login: { path: /token, proof: bearer, token: /t, form: { p: "{password}" } }
      list:
        path: /list
        query: { page: "{page}" }
        firstPage: 0
        size: 10
        records: /no
      card: { id: /i, text: /t, category: /c, created: /d, status: /s, times: [dd.MM.yyyy] }
      statuses:
        - { code: new, means: RECEIVED }
        - { code: done, words: [готово], means: CLOSED }
      """;

  private static final String MUNICIPAL =
      """
      name: municipal
      title: Система
      adapter: municipal
      settings:
        endpoint: http://127.0.0.1:1
        shape: municipal/dobrodel.yaml
        user: uzel
        password: env:P
      """;

  /** Takes cases as whoever has them from the region by СМЭВ does: nothing but statuses comes. */
  private static final String DEAF = REGIONAL.replace("name: regional", "name: utilities");

  private static final String REGION = "name: example\ntitle: Заречная область\n";

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
  void readsWhatPartiesOfALevelGetToSee() {
    HubConfiguration read =
        ConfigurationReader.read(example.directory()).configuration().orElseThrow();

    assertThat(read.masking().keySet())
        .containsExactlyInAnyOrder(PersonalDataLevel.P0, PersonalDataLevel.P1);
    assertThat(read.masking().get(PersonalDataLevel.P0).of(MaskedField.TEXT))
        .isEqualTo(MaskingRule.SCRUB);
    assertThat(read.masking().get(PersonalDataLevel.P1).special()).containsExactly(Sector.HEALTH);
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

  private HubConfiguration configuration() {
    return ConfigurationReader.read(example.directory()).configuration().orElseThrow();
  }

  private Party party(String name) {
    return configuration().parties().stream()
        .filter(party -> party.name().value().equals(name))
        .findFirst()
        .orElseThrow();
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
