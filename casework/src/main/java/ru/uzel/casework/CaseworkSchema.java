package ru.uzel.casework;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** The module's own tables, in a schema and with a history of their own. */
final class CaseworkSchema {

  static final String NAME = "casework";

  private CaseworkSchema() {}

  static void migrate(DataSource dataSource) {
    migrate(dataSource, "classpath:ru/uzel/casework/migration");
  }

  static void migrate(DataSource dataSource, String locations) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas(NAME)
        .locations(locations)
        .callbacks(new Patience())
        .load()
        .migrate();
  }

  /**
   * Over a large database one statement may take minutes and say nothing meanwhile; the pool would
   * take that for a dead connection, at this start and at every one after it.
   */
  private static final class Patience extends BaseCallback {

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      try {
        // The pool sets it again when it gets the connection back.
        context.getConnection().setNetworkTimeout(Runnable::run, 0);
      } catch (SQLException failure) {
        throw CaseworkDatabase.unavailable("the schema cannot be brought up to date", failure);
      }
    }
  }
}
