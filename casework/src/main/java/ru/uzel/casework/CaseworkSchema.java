package ru.uzel.casework;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The module's own tables, in a schema and with a history of their own. */
final class CaseworkSchema {

  static final String NAME = "casework";

  private CaseworkSchema() {}

  static void migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas(NAME)
        .locations("classpath:ru/uzel/casework/migration")
        .load()
        .migrate();
  }
}
