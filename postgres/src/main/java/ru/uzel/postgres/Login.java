package ru.uzel.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** How to reach the server. */
record Login(int port, String password) {

  static final String USER = "uzel";
  static final String DATABASE = "uzel";
  static final String MAINTENANCE_DATABASE = "postgres";

  String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The data directory of whoever answers there to our password. */
  String dataDirectory() throws SQLException {
    return ask("SHOW data_directory");
  }

  void ensureDatabase() throws SQLException {
    String found = ask("SELECT count(*) FROM pg_database WHERE datname = '" + DATABASE + "'");
    if (found.equals("0")) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  private String ask(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "20");
    return DriverManager.getConnection(jdbcUrl(MAINTENANCE_DATABASE), properties);
  }

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return USER + " on port " + port;
  }
}
