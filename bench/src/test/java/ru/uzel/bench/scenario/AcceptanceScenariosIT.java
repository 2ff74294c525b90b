package ru.uzel.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.bench.CommandRun;
import ru.uzel.bench.book.JournalLine;
import tools.jackson.databind.JsonNode;

/**
 * The acceptance scenarios about residents' messages, by the numbers they have among all: one
 * region lives through them, each about a place and a number of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcceptanceScenariosIT {

  private static final String UTILITIES = "Министерство жилищно-коммунального хозяйства";
  private static final String ROADS = "Министерство дорожного хозяйства";
  private static final String DISTRICT = "Администрация Заречного района";

  private static final String PHONE = "+79061234567";
  private static final String EMAIL = "apollinary@bestuzhev.example.org";
  private static final String SNILS = "112-233-445 95";

  @TempDir private static Path data;
  private static ExampleRegion region;

  @BeforeAll
  static void start() throws IOException {
    Path home = CommandRun.home();
    String district = Files.readString(home.resolve("config/parties/district.yaml"));
    region =
        ExampleRegion.start(
            home,
            data,
            // Stands for whoever may see nothing personal: analysts, the coordination centre.
            Map.of(
                "parties/analysts.yaml",
                district
                    .replace("name: district", "name: analysts")
                    .replace("personalData: P1", "personalData: P0")
                    .replaceFirst("(?m)^organisation:.*$", "")
                    .replaceFirst("(?m)^title:.*$", "title: Аналитика"),
                "slices/channels.yaml",
                Files.readString(home.resolve("config/slices/channels.yaml"))
                    .replace(
                        "dimensions:",
                        "dimensions:\n  - { name: fact, title: Факт, value: message.fact.code }"),
                "flows/analysts.yaml",
                """
                name: analysts
                from: { parties: [pos, social], kinds: [CitizenMessage] }
                when: $contains(text, "(analysed)")
                to: [ { party: analysts } ]
                """));
  }

  @AfterAll
  static void stop() {
    if (region != null) {
      region.close();
    }
  }

  @Test
  @Order(1)
  void oneCaseOfThreeChannelsTellsAllThreeAndIsRatedOnce() {
    double place = 57.01;
    String number = "910000001";
    region.behave(ScenarioMessages.answers(number, List.of(ScenarioMessages.list())));
    Map<String, String> row = ScenarioMessages.posRow(number, "Яма во дворе.", place);
    region.control("/control/pos/exports", ScenarioMessages.export("s1.xlsx", List.of(row)));
    String caseId = region.caseOf("pos", number);

    region.control("/control/social/posts", ScenarioMessages.post("s1-post", "Яма! 🕳️", place));
    region.control(
        "/control/open311/requests", ScenarioMessages.cityRequest("s1-city", "Яма", place));
    assertThat(region.caseOf("social", "s1-post")).isEqualTo(caseId);
    assertThat(region.caseOf("city", "s1-city")).isEqualTo(caseId);
    region.awaitRows("smev", "received", sent -> sent.path("caseId").asString().equals(caseId));
    region.control(
        "/control/smev/answers",
        ExampleRegion.json()
            .put("match", number)
            .set(
                "answers",
                ScenarioMessages.list(
                    ExampleRegion.json().put("status", "Назначен исполнитель").put("code", 1),
                    ExampleRegion.json().put("word", "Решено").put("code", 2))));

    region.awaitRows(
        "pos",
        "statuses",
        told ->
            told.path("number").asString().equals(number)
                && told.path("resolution").asString().equals("Решено"));
    region.awaitRows(
        "social",
        "received",
        told ->
            told.path("kind").asString().equals("answer")
                && told.at("/message/postId").asString().equals("s1-post")
                && told.at("/message/status").asString().equals("RESOLVED"));
    region.awaitRows(
        "open311",
        "updates",
        told ->
            told.at("/update/service_request_id").asString().equals("s1-city")
                && told.at("/update/status").asString().equals("FIXED"));
    assertThat(region.book("smev").path("received").valueStream())
        .as("assignments to bodies")
        .filteredOn(sent -> sent.path("caseId").asString().equals(caseId))
        .filteredOn(sent -> sent.path("root").asString().equals("CaseAssignment"))
        .hasSize(1);

    row.put("Оценка ответа заявителем", "4");
    region.control("/control/pos/exports", ScenarioMessages.export("s1-rated.xlsx", List.of(row)));
    JournalLine rated = region.awaitRecord(decided(caseId, "the answer is rated"));
    region.control("/control/pos/exports", ScenarioMessages.export("s1-again.xlsx", List.of(row)));
    region.awaitRecord(
        line ->
            line.is("DUPLICATE") && String.valueOf(rated.externalId()).equals(line.externalId()));
    assertThat(region.records(decided(caseId, "the answer is rated"))).hasSize(1);
    region.awaitRecord(
        line ->
            line.is("DELIVERED")
                && "roads".equals(line.party())
                && String.valueOf(rated.messageId()).equals(line.causationId()));

    region.control(
        "/control/social/posts",
        ScenarioMessages.rated(ScenarioMessages.post("s1-post", "Яма осталась", place)));
    region.awaitRecord(decided(caseId, "reopened"));
    region.awaitRows(
        "pos",
        "statuses",
        told ->
            told.path("number").asString().equals(number)
                && told.toString().contains("Повторное рассмотрение"));
  }

  @Test
  @Order(3)
  void aTransferNeitherLoopsNorReachesWhomTheComplaintIsAbout() {
    String number = "930000001";
    region.behave(
        ScenarioMessages.answers(
            number,
            List.of(
                ScenarioMessages.list(
                    ScenarioMessages.transfer("Направлено по компетенции", "PEER", UTILITIES, 1)),
                ScenarioMessages.list(
                    ScenarioMessages.transfer("Направлено по компетенции", "PEER", ROADS, 1),
                    ScenarioMessages.transfer("Направлено по компетенции", "PEER", DISTRICT, 2),
                    ScenarioMessages.transfer(
                        "Передано в другой орган", "EXTERNAL_FOIV_EMAIL", "Роспотребнадзор", 3)))));
    Map<String, String> row = ScenarioMessages.posRow(number, "Жалоба на район.", 57.03);
    row.put("Орган, действия которого обжалуются", DISTRICT);
    region.control("/control/pos/exports", ScenarioMessages.export("s3.xlsx", List.of(row)));
    String caseId = region.caseOf("pos", number);

    region.awaitRecord(decided(caseId, "transferred to utilities, hop 1"));
    assertThat(region.awaitRecord(decided(caseId, "refused: roads has had the case")).failure())
        .isEqualTo("transfer-loop");
    assertThat(region.awaitRecord(decided(caseId, "refused: the case complains of")).failure())
        .isEqualTo("to-complained-of");
    assertThat(region.awaitRecord(decided(caseId, "transferred to a body without a channel")))
        .satisfies(line -> assertThat(line.failure()).isEqualTo("no-channel"));
    region.awaitRows(
        "pos",
        "statuses",
        told ->
            told.path("number").asString().equals(number)
                && told.path("status")
                    .asString()
                    .equals("Направлено по email в ФОИВ, не подключенный к ПОС"));
    assertThat(region.book("smev").path("received").valueStream())
        .as("assignments: to roads, then to utilities, and to nobody again")
        .filteredOn(sent -> sent.path("caseId").asString().equals(caseId))
        .filteredOn(sent -> sent.path("root").asString().equals("CaseAssignment"))
        .extracting(sent -> sent.path("namespace").asString())
        .satisfiesExactly(
            first -> assertThat(first).contains("roads"),
            second -> assertThat(second).contains("utilities"));
    assertThat(region.book("executor").path("received").valueStream())
        .noneMatch(sent -> sent.path("caseId").asString().equals(caseId));
  }

  @Test
  @Order(11)
  void whatResidentsTellOfThemselvesIsInNoLogAndWithNobodyWhoMayNotSeeIt() throws Exception {
    String text = "Яма (analysed). СНИЛС " + SNILS + ", " + EMAIL + ", звоните " + PHONE;
    Map<String, String> row = ScenarioMessages.posRow("911000001", text, 57.11);
    region.control("/control/pos/exports", ScenarioMessages.export("s11.xlsx", List.of(row)));
    region.control("/control/social/posts", ScenarioMessages.post("s11-post", text, 57.12));
    // Bad rows and posts too: a failure is where personal data slips into a log.
    region.control(
        "/control/pos/exports",
        ScenarioMessages.export(
            "s11-bad.xlsx", List.of(Map.of("Номер", "911000002", "Дата поступления", PHONE))));
    region.control("/control/social/posts", ScenarioMessages.post("s11 " + SNILS, text, 57.13));

    for (String externalId : List.of("911000001", "s11-post")) {
      JsonNode got =
          region
              .awaitRows(
                  "executor",
                  "received",
                  sent -> sent.path("externalId").asString().equals(externalId))
              .get(0);
      assertThat(got.toString()).contains("(analysed)").doesNotContain(PHONE, EMAIL, SNILS);
    }
    region.awaitRecord(line -> line.is("REFUSED") && "social".equals(line.party()));
    region.awaitRecord(line -> line.is("REFUSED") && "pos".equals(line.party()));
    assertThat(region.logs()).isNotEmpty();
    for (Path log : region.logs()) {
      assertThat(Files.readString(log))
          .as(log.toString())
          .doesNotContain(PHONE, "9061234567", EMAIL, SNILS, "11223344595");
    }
    assertThat(region.records(line -> true).toString()).doesNotContain(PHONE, EMAIL, SNILS);
  }

  @Test
  @Order(15)
  void aSliceGetsAFurtherDimensionByItsFileAlone() {
    int before = potholesOfPos();
    Map<String, String> row = ScenarioMessages.posRow("915000001", "Яма.", 57.15);
    region.control("/control/pos/exports", ScenarioMessages.export("s15.xlsx", List.of(row)));
    region.caseOf("pos", "915000001");

    assertThat(potholesOfPos()).isEqualTo(before + 1);
  }

  private static JsonNode slice(String name) {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Moscow"));
    return region.hub().slice(name, today.minusDays(2), today.plusDays(2));
  }

  /** By a dimension that only this configuration has. */
  private static int potholesOfPos() {
    JsonNode slice = slice("channels");
    assertThat(
            slice.path("rows").valueStream().mapToInt(g -> g.at("/measures/cases").asInt()).sum())
        .isEqualTo(slice.at("/total/cases").asInt());
    return slice
        .path("rows")
        .valueStream()
        .filter(group -> group.at("/dimensions/channel").asString().equals("pos"))
        .filter(group -> group.at("/dimensions/fact").asString().equals("Яма на дороге"))
        .mapToInt(group -> group.at("/measures/cases").asInt())
        .sum();
  }

  /** The last: after its leap the webhooks of the others would be too old. */
  @Test
  @Order(Integer.MAX_VALUE)
  void aSilentBodyIsRemindedThenOverdueAndItsSectorIsAlarmed() {
    String number = "920000001";
    region.behave(ScenarioMessages.answers(number, List.of(ScenarioMessages.list())));
    Map<String, String> row = ScenarioMessages.posRow(number, "Фаст-трек.", 57.02);
    row.put("Фаст-трек", "Да");
    region.control("/control/pos/exports", ScenarioMessages.export("s2.xlsx", List.of(row)));
    String caseId = region.caseOf("pos", number);
    region.awaitRecord(term(caseId, "STARTED"));

    region.passes(Duration.ofDays(9));
    region.awaitRecord(term(caseId, "WARN_80"));
    region.passes(Duration.ofDays(3));

    JournalLine alarm = region.awaitRecord(term(caseId, "OVERDUE"));
    assertThat(alarm.failure()).isEqualTo("overdue");
    assertThat(alarm.party()).isEqualTo("roads");
    assertThat(alarm.detail()).contains("(ROADS)");
    region.awaitRows(
        "smev",
        "notices",
        told ->
            told.path("caseId").asString().equals(caseId)
                && told.path("phase").asString().equals("OVERDUE"));
    assertThat(region.hub().status().path("parties").valueStream())
        .filteredOn(party -> party.path("party").asString().equals("roads"))
        .allSatisfy(party -> assertThat(party.path("overdueCases").asInt()).isPositive());
    assertThat(slice("bodies").path("rows").valueStream())
        .filteredOn(group -> group.at("/dimensions/body").asString().equals("roads"))
        .singleElement()
        .satisfies(
            rating -> {
              assertThat(rating.at("/measures/overdue").asInt()).isPositive();
              assertThat(rating.at("/measures/inTimeShare").asDouble()).isLessThan(1);
            });
  }

  private static Predicate<JournalLine> decided(String caseId, String detail) {
    return line ->
        line.is("DECIDED") && caseId.equals(line.caseId()) && line.detail().startsWith(detail);
  }

  private static Predicate<JournalLine> term(String caseId, String phase) {
    return line ->
        line.is("DEADLINE")
            && caseId.equals(line.caseId())
            && line.detail().contains(phase + " of POS_FAST_TRACK/1");
  }
}
