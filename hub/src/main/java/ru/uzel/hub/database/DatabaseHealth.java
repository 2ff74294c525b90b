package ru.uzel.hub.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP while the database answers. */
final class DatabaseHealth implements HealthIndicator {

  private final DataSource dataSource;

  DatabaseHealth(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Health health() {
    try (Connection connection = dataSource.getConnection()) {
      if (connection.isValid(2)) {
        return Health.up().build();
      }
      return Health.down().withDetail("reason", "the database does not answer").build();
    } catch (SQLException away) {
      return Health.down().withDetail("reason", String.valueOf(away.getMessage())).build();
    }
  }
}
