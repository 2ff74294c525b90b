package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.model.message.CanonicalStatus.CLOSED;
import static ru.uzel.model.message.CanonicalStatus.IN_PROGRESS;
import static ru.uzel.model.message.CanonicalStatus.RESOLVED;

import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.casework.deadline.Rules;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.slice.CaseProperty;
import ru.uzel.model.slice.DimensionValue;
import ru.uzel.model.slice.MessageField;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceDimension;
import ru.uzel.model.slice.SliceMeasure;
import ru.uzel.model.slice.SlicePeriod;
import ru.uzel.model.slice.SliceTable;

@ExtendWith(PostgresExtension.class)
class PostgresSlicesTest {

  /** Five hours ahead of UTC all year. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");

  private static final SlicePeriod NOVEMBER =
      new SlicePeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));

  private static final Instant START = Instant.parse("2026-10-31T19:00:00Z");

  private static HikariDataSource dataSource;

  private final CountedCases cases =
      new CountedCases(new CaseworkDatabase(dataSource), Rules.tenDays());
  private final PostgresSlices slices = new PostgresSlices(new CaseworkDatabase(dataSource), ZONE);

  @BeforeAll
  static void connect() throws SQLException {
    dataSource = PostgresExtension.ofItsOwn("slices");
  }

  @BeforeEach
  void clear() throws SQLException {
    execute(
        "TRUNCATE casework.hub_case, casework.case_fact, casework.case_origin, casework.inbox,"
            + " casework.deadline_fact, casework.case_score, casework.problem_guard");
  }

  @AfterAll
  static void close() {
    dataSource.close();
  }

  @Test
  void groupsByAFieldThatNoCodeNames() {
    cases.open(message("17", true, null));
    cases.open(message("18", true, null));
    cases.open(message("19", false, null));

    assertThat(rows(field("fastTrack"), SliceMeasure.CASES))
        .containsExactly(tuple("false", "1"), tuple("true", "2"));
    assertThat(rows(field("subcategory.code"), SliceMeasure.CASES))
        .containsExactly(tuple("deep", "3"));
  }

  @Test
  void keepsWhatHasNoValueInARowOfItsOwn() {
    cases.open(message("17", false, Sector.ROADS));
    cases.open(message("18", false, null));

    assertThat(rows(field("subject.sector"), SliceMeasure.CASES))
        .containsExactly(tuple("ROADS", "1"), tuple(null, "1"));
  }

  @Test
  void countsACaseWhoseMessageNamesACharacterThatPostgreSqlHasNot() {
    CitizenMessage plain = message("17", false, Sector.ROADS);
    cases.open(
        plain.shown(
            "Яма\u0000",
            plain.location(),
            plain.applicant(),
            null,
            plain.attributes(),
            plain.attachments()));

    assertThat(rows(field("subject.sector"), SliceMeasure.CASES))
        .containsExactly(tuple("ROADS", "1"));
  }

  @Test
  void tellsAnsweredCasesFromOpenOnes() {
    cases.tell(cases.open(message("17", false, null)), RESOLVED, after(5));
    cases.tell(cases.open(message("18", false, null)), IN_PROGRESS, after(5));
    CaseDecision.Opened again = cases.reopened(message("19", false, null), after(5));

    assertThat(total(SliceMeasure.CASES, SliceMeasure.ANSWERED, SliceMeasure.OPEN))
        .containsExactly("3", "1", "2");
    assertThat(total(SliceMeasure.ANSWERED_SHARE, SliceMeasure.REOPENED))
        .containsExactly("0.3333", "1");

    cases.tell(again, RESOLVED, after(9));
    assertThat(total(SliceMeasure.ANSWERED, SliceMeasure.OPEN, SliceMeasure.REOPENED))
        .containsExactly("2", "1", "1");
  }

  @Test
  void takesTheMedianOfHoursToTheAnswerThatStands() {
    CaseDecision.Opened first = cases.open(message("17", false, null));
    cases.tell(first, RESOLVED, after(10));
    cases.tell(first, CLOSED, after(99));
    cases.tell(cases.open(message("18", false, null)), RESOLVED, after(21));
    CaseDecision.Opened again = cases.reopened(message("19", false, null), after(2));
    cases.open(message("20", false, null));

    assertThat(total(SliceMeasure.MEDIAN_HOURS)).as("of 10 and 21").containsExactly("15.5");

    cases.tell(again, RESOLVED, after(100));
    assertThat(total(SliceMeasure.MEDIAN_HOURS)).as("of 10, 21 and 100").containsExactly("21");
  }

  @Test
  void countsAsLateWhatCameToItsEndAnsweredOrNot() {
    cases.open(message("17", false, null));
    cases.overdue(cases.open(message("18", false, null)));
    CaseDecision.Opened answeredLate = cases.open(message("19", false, null));
    cases.overdue(answeredLate);
    cases.tell(answeredLate, RESOLVED, after(24 * 12));
    cases.tell(cases.open(message("20", false, null)), RESOLVED, after(24));
    // Its timer was never seen to: the hub was down.
    cases.tell(cases.open(message("21", false, null)), RESOLVED, after(24 * 12));

    assertThat(total(SliceMeasure.OVERDUE, SliceMeasure.IN_TIME_SHARE))
        .as("one of four whose outcome is known was in time")
        .containsExactly("3", "0.25");
  }

  @Test
  void countsInTimeOnlyWhatHasATerm() {
    CountedCases withoutTerms = new CountedCases(new CaseworkDatabase(dataSource), null);
    withoutTerms.tell(withoutTerms.open(message("17", false, null)), RESOLVED, after(5));

    assertThat(total(SliceMeasure.ANSWERED, SliceMeasure.OVERDUE, SliceMeasure.IN_TIME_SHARE))
        .containsExactly("1", "0", null);
  }

  @Test
  void averagesTheRatingsOfTheLastAnswers() {
    answered("17");
    cases.rate("17", 4);
    CaseDecision.Opened again = cases.reopened(message("18", false, null), after(2));
    cases.tell(again, RESOLVED, after(5));
    cases.rate("18", 1);
    cases.reopen("18", after(6));
    cases.tell(again, RESOLVED, after(9));
    cases.rate("18", 5);
    answered("19");

    assertThat(total(SliceMeasure.SCORED, SliceMeasure.AVERAGE_SCORE)).containsExactly("2", "4.5");
  }

  @Test
  void countsMessagesThatJoined() {
    cases.open(message("17", false, Sector.ROADS, "pothole"));
    cases.join(message("post-1", false, Sector.ROADS, "pothole"));
    cases.open(message("18", false, Sector.TKO));

    assertThat(rows(field("subject.sector"), SliceMeasure.CASES, SliceMeasure.JOINED))
        .containsExactly(tuple("ROADS", "1", "1"), tuple("TKO", "1", "0"));
  }

  @Test
  void takesPeriodsAndTheirNamesFromTheRegionsDays() {
    cases.open(registered("17", START));
    cases.open(registered("18", START.minusMillis(1)));
    cases.open(registered("19", START.plus(Duration.ofDays(30)).minusMillis(1)));
    cases.open(registered("20", START.plus(Duration.ofDays(30))));

    assertThat(rows(CaseProperty.DAY, SliceMeasure.CASES))
        .containsExactly(tuple("2026-11-01", "1"), tuple("2026-11-30", "1"));
    assertThat(rows(CaseProperty.WEEK, SliceMeasure.CASES))
        .containsExactly(tuple("2026-W44", "1"), tuple("2026-W49", "1"));
    assertThat(rows(CaseProperty.MONTH, SliceMeasure.CASES)).containsExactly(tuple("2026-11", "2"));
  }

  @Test
  void namesTheChannelAndTheBodiesOfACase() {
    cases.open(message("17", false, null));
    cases.openWithNobody(message("18", false, null));
    cases.openWith(message("19", false, null), new PartyName("water"), Samples.ROADS);

    assertThat(rows(CaseProperty.BODY, SliceMeasure.CASES))
        .containsExactly(tuple("roads", "1"), tuple("roads, water", "1"), tuple(null, "1"));
    assertThat(rows(CaseProperty.CHANNEL, SliceMeasure.CASES))
        .containsExactly(tuple(cases.channel().value(), "3"));
    assertThat(rows(CaseProperty.STATUS, SliceMeasure.CASES))
        .containsExactly(tuple("RECEIVED", "3"));
    assertThat(rows(CaseProperty.PRIORITY, SliceMeasure.CASES))
        .containsExactly(tuple("NORMAL", "3"));
  }

  @Test
  void saysNoughtOrNothingOfAPeriodWithoutCases() {
    SliceTable table = table(List.of(CaseProperty.STATUS), SliceMeasure.values());

    assertThat(table.rows()).isEmpty();
    assertThat(plain(table.total()))
        .containsExactly("0", "0", "0", null, "0", null, null, "0", "0", null, "0");
  }

  @Test
  void refusesToListCasesOneByOne() throws SQLException {
    execute(
        """
        INSERT INTO casework.hub_case
          (case_id, revision, origin_party, origin_external_id, occurrence, origin_message_id,
           category_code, status, priority, received_at, opened_at, updated_at, registered_at)
        SELECT gen_random_uuid(), 1, 'p' || n, 'n', 0, gen_random_uuid(), 'c', 'RECEIVED', 'NORMAL',
               '2026-11-02', '2026-11-02', '2026-11-02', '2026-11-02'
        FROM generate_series(1, 10001) n
        """);

    assertThat(total(SliceMeasure.CASES)).containsExactly("10001");
    assertThatThrownBy(() -> rows(CaseProperty.CHANNEL, SliceMeasure.CASES))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("more than 10000 rows");
  }

  @Test
  void countsCasesThatWereOpenedBeforeThereWereSlices() throws Exception {
    cases.open(message("17", false, null));
    execute(
        """
        ALTER TABLE casework.hub_case ALTER COLUMN registered_at DROP NOT NULL;
        UPDATE casework.hub_case SET registered_at = NULL;
        DROP INDEX casework.hub_case_by_registration;
        """);
    assertThat(total(SliceMeasure.CASES)).containsExactly("0");

    try (InputStream migration =
        PostgresSlices.class.getResourceAsStream("migration/V7__slices.sql")) {
      execute(
          "SET search_path TO casework; "
              + new String(migration.readAllBytes(), StandardCharsets.UTF_8)
              + "; RESET search_path");
    }

    assertThat(rows(CaseProperty.DAY, SliceMeasure.CASES))
        .containsExactly(tuple("2026-11-02", "1"));
  }

  static Stream<List<DimensionValue>> dimensions() {
    List<DimensionValue> values = new ArrayList<>(Arrays.asList(CaseProperty.values()));
    values.add(field("subject.sector"));
    values.add(field("fastTrack"));
    values.add(field("subcategory.name"));
    values.add(field("organisation"));
    return Stream.concat(
        values.stream().map(List::of),
        values.stream().map(value -> List.of(value, CaseProperty.STATUS, field("fact.code"))));
  }

  @ParameterizedTest
  @MethodSource("dimensions")
  void sumsUpToTheTotalWhateverItIsGroupedBy(List<DimensionValue> dimensions) {
    Sector[] sectors = {Sector.ROADS, Sector.TKO, null};
    for (int i = 0; i < 9; i++) {
      CitizenMessage message = message("n" + i, i % 2 == 0, sectors[i % 3]);
      switch (i % 4) {
        case 0 -> cases.open(message);
        case 1 -> cases.tell(cases.open(message), RESOLVED, after(i));
        case 2 -> cases.reopened(message, after(i));
        default -> cases.overdue(cases.openWithNobody(message));
      }
    }

    SliceTable table = table(dimensions, SliceMeasure.values());

    for (SliceMeasure measure :
        List.of(
            SliceMeasure.CASES,
            SliceMeasure.ANSWERED,
            SliceMeasure.OPEN,
            SliceMeasure.OVERDUE,
            SliceMeasure.REOPENED,
            SliceMeasure.SCORED,
            SliceMeasure.JOINED)) {
      int column = table.slice().measures().indexOf(measure);
      assertThat(
              table.rows().stream()
                  .map(row -> row.values().get(column))
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .as(measure.wireName())
          .isEqualByComparingTo(table.total().get(column));
    }
    assertThat(table.total().get(table.slice().measures().indexOf(SliceMeasure.CASES)))
        .isEqualByComparingTo("9");
  }

  private void answered(String number) {
    cases.tell(cases.open(message(number, false, null)), RESOLVED, after(1));
  }

  private static CitizenMessage message(String number, boolean fastTrack, @Nullable Sector sector) {
    return message(number, fastTrack, sector, null);
  }

  private static CitizenMessage message(
      String number, boolean fastTrack, @Nullable Sector sector, @Nullable String problem) {
    CitizenMessage message = registered(number, fastTrack, START.plus(Duration.ofDays(1)));
    return sector == null ? message : message.about(new Subject(sector, problem));
  }

  private static CitizenMessage registered(String number, Instant at) {
    return registered(number, false, at);
  }

  private static CitizenMessage registered(String number, boolean fastTrack, Instant registeredAt) {
    CitizenMessage like = Samples.pothole(number);
    return new CitizenMessage(
        number,
        null,
        like.category(),
        new ClassifierRef("OPEN311", "deep", "Глубокая"),
        null,
        like.text(),
        like.location(),
        like.applicant(),
        null,
        null,
        like.legalRegime(),
        fastTrack,
        registeredAt,
        null,
        like.attributes());
  }

  /** So many hours after what {@link #message} makes was registered. */
  private static Instant after(int hours) {
    return START.plus(Duration.ofDays(1)).plus(Duration.ofHours(hours));
  }

  private static MessageField field(String path) {
    return new MessageField(List.of(path.split("\\.", -1)));
  }

  private SliceTable table(List<? extends DimensionValue> values, SliceMeasure... measures) {
    List<SliceDimension> dimensions = new ArrayList<>();
    values.forEach(value -> dimensions.add(new SliceDimension(value.path(), "Признак", value)));
    return slices.table(new Slice("mine", "Мой", dimensions, List.of(measures)), NOVEMBER);
  }

  private List<Tuple> rows(DimensionValue value, SliceMeasure... measures) {
    return table(List.of(value), measures).rows().stream()
        .map(
            row -> {
              List<Object> cells = new ArrayList<>(row.keys());
              cells.addAll(plain(row.values()));
              return new Tuple(cells.toArray());
            })
        .toList();
  }

  private List<@Nullable String> total(SliceMeasure... measures) {
    return plain(table(List.of(CaseProperty.STATUS), measures).total());
  }

  private static List<@Nullable String> plain(List<@Nullable BigDecimal> values) {
    List<@Nullable String> plain = new ArrayList<>();
    values.forEach(value -> plain.add(value == null ? null : value.toPlainString()));
    return plain;
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
