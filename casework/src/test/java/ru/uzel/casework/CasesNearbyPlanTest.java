package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.region.Joining;

/**
 * How the database looks for the case that a message tells of, where thousands tell of the same.
 */
@ExtendWith(PostgresExtension.class)
class CasesNearbyPlanTest {

  /** Fifty thousand cases of one problem in two days, all over a degree; half by address alone. */
  private static final String FILL =
      """
      INSERT INTO casework.hub_case
        (case_id, revision, origin_party, origin_external_id, occurrence, origin_message_id,
         category_code, status, priority, received_at, opened_at, updated_at, problem,
         registered_at, latitude, longitude, address)
      SELECT md5('case' || n)::uuid, 1, 'regional', 'number-' || n, 0, md5('message' || n)::uuid,
             'pothole', 'IN_PROGRESS', 'NORMAL', t.at, t.at, t.at, 'pothole', t.at,
             CASE WHEN n % 2 = 0 THEN 56 + mod(n * 0.6180339887, 1) END,
             CASE WHEN n % 2 = 0 THEN 37 + mod(n * 0.6180339887, 1) END,
             'заречная улица ' || n
      FROM generate_series(1, 50000) AS n,
           LATERAL (SELECT timestamptz '2026-11-01 00:00:00Z' + n * interval '3 s' AS at) AS t
      """;

  private static final Instant THEN = Instant.parse("2026-11-02T00:00:00Z");

  private static HikariDataSource dataSource;

  private final CasesNearby cases =
      new CasesNearby(new CaseworkDatabase(dataSource), new Joining(50, Duration.ofDays(3)));

  @BeforeAll
  static void fill() throws SQLException {
    dataSource = PostgresExtension.ofItsOwn("cases_nearby");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(FILL);
      statement.execute("VACUUM ANALYZE casework.hub_case");
    }
  }

  @AfterAll
  static void close() {
    dataSource.close();
  }

  @Test
  void readsTheCasesNearAPlaceAndNotThoseOfTheWholeTime() throws SQLException {
    assertReadsLittle(
        new Neighbourhood("pothole", THEN, 56.5, 37.5, "заречная улица 777"), "hub_case_of_place");
  }

  @Test
  void readsTheCasesOfAnAddressAndNotThoseOfTheWholeTime() throws SQLException {
    assertReadsLittle(
        new Neighbourhood("pothole", THEN, null, null, "заречная улица 777"),
        "hub_case_of_address");
  }

  @Test
  void findsTheCaseByItsAddressAloneAmongThem() {
    Neighbourhood told = new Neighbourhood("pothole", THEN, null, null, "заречная улица 777");

    assertThat(cases.around(told, new PartyName("social")).same()).isNotNull();
  }

  private void assertReadsLittle(Neighbourhood place, String index) throws SQLException {
    Plan plan =
        Plan.of(
            dataSource,
            CasesNearby.NEARBY,
            statement -> cases.fill(statement, place, new PartyName("social")));

    assertThat(plan.text()).contains(index).doesNotContain("Seq Scan on hub_case");
    assertThat(plan.blocks()).as(plan.text()).isLessThan(150);
  }
}
