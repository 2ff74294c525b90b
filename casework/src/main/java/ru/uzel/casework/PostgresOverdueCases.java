package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import java.util.TreeMap;
import ru.uzel.model.casework.OverdueCases;
import ru.uzel.model.message.PartyName;

/** Counts what is late; an index holds just those rows. */
final class PostgresOverdueCases implements OverdueCases {

  private static final String OVERDUE =
      """
      SELECT responsible, count(DISTINCT case_id) FROM casework.deadline
      WHERE state = 'RUNNING' AND phase = 'OVERDUE' AND responsible IS NOT NULL
      GROUP BY responsible
      """;

  private final CaseworkDatabase database;

  PostgresOverdueCases(CaseworkDatabase database) {
    this.database = database;
  }

  @Override
  public Map<PartyName, Integer> byParty() {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(OVERDUE);
              ResultSet rows = statement.executeQuery()) {
            Map<PartyName, Integer> overdue =
                new TreeMap<>(java.util.Comparator.comparing(PartyName::value));
            while (rows.next()) {
              overdue.put(new PartyName(rows.getString(1)), rows.getInt(2));
            }
            return overdue;
          }
        });
  }
}
