package ru.uzel.journal;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The database in which the module's own tables are up to date. */
record JournalSchema(DataSource dataSource) {

  static JournalSchema migrated(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("journal")
        .locations("classpath:ru/uzel/journal/migration")
        .load()
        .migrate();
    return new JournalSchema(dataSource);
  }
}
