package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pool gives a silent connection up after a while; a large migration is silent for longer. */
@ExtendWith(PostgresExtension.class)
class CaseworkSchemaTest {

  @Test
  void waitsForAMigrationLongerThanForAnyOtherStatement() throws Exception {
    try (HikariDataSource given = PostgresExtension.ofItsOwn("slowly");
        HikariDataSource impatient = impatient(given)) {
      try (Connection connection = impatient.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("DROP SCHEMA casework CASCADE");
      }

      CaseworkSchema.migrate(impatient, "classpath:ru/uzel/casework/slow");

      try (Connection connection = impatient.getConnection()) {
        assertThat(connection.getNetworkTimeout()).as("of all others").isEqualTo(1000);
      }
    }
  }

  private static HikariDataSource impatient(HikariDataSource given) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(given.getJdbcUrl());
    config.setUsername(given.getUsername());
    config.setPassword(given.getPassword());
    config.addDataSourceProperty("socketTimeout", "1");
    return new HikariDataSource(config);
  }
}
