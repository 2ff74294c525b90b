package ru.uzel.hub.database;

import javax.sql.DataSource;

/** The hub's database, answering when this exists. */
public interface HubDatabase extends AutoCloseable {

  DataSource dataSource();

  /** Gives connections back, and stops the server if it is the hub's own. */
  @Override
  void close();
}
