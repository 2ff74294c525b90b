package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** How the database goes about a statement, which it is made to run. */
record Plan(String text) {

  private static final Pattern BLOCKS = Pattern.compile("shared (?:hit=(\\d+))?(?: ?read=(\\d+))?");

  /** Fills the holes of a statement. */
  @FunctionalInterface
  interface Filling {
    void of(PreparedStatement statement) throws SQLException;
  }

  static Plan of(DataSource dataSource, String sql, Filling filling) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + sql)) {
      filling.of(statement);
      try (ResultSet rows = statement.executeQuery()) {
        StringBuilder plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        return new Plan(plan.toString());
      }
    }
  }

  /** Read for all of it: the first node's figures hold those of all below it. */
  long blocks() {
    Matcher first = BLOCKS.matcher(text);
    assertThat(first.find()).as(text).isTrue();
    return number(first.group(1)) + number(first.group(2));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
