package ru.uzel.casework;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SlicePeriod;
import ru.uzel.model.slice.SliceTable;
import ru.uzel.model.slice.StatisticalSlices;

/** Counts in the database: no message leaves it. */
final class PostgresSlices implements StatisticalSlices {

  private static final int PATIENCE_SECONDS = 30;

  /** With the total. */
  private static final int LIMIT = MOST_ROWS + 2;

  private final CaseworkDatabase database;
  private final ZoneId zone;

  PostgresSlices(CaseworkDatabase database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  @Override
  public SliceTable table(Slice slice, SlicePeriod period) {
    SliceTable table = database.run(connection -> read(connection, slice, period));
    if (table.rows().size() > MOST_ROWS) {
      throw new RejectedFailure(
          FailureCode.TOO_LARGE,
          Origin.CLIENT,
          "slice '"
              + slice.name()
              + "' has more than "
              + MOST_ROWS
              + " rows in this period: ask for a shorter one, or let it have fewer or coarser"
              + " dimensions",
          slice.name());
    }
    return table;
  }

  private SliceTable read(Connection connection, Slice slice, SlicePeriod period)
      throws SQLException {
    SliceStatement sql = new SliceStatement(slice, zone);
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      statement.setQueryTimeout(PATIENCE_SECONDS);
      sql.fill(new Parameters(statement), period, LIMIT);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        List<@Nullable BigDecimal> total = values(rows, slice);
        List<SliceTable.Row> groups = new ArrayList<>();
        while (rows.next()) {
          groups.add(
              new SliceTable.Row(
                  Arrays.asList((String[]) rows.getArray(2).getArray()), values(rows, slice)));
        }
        return new SliceTable(slice, period, groups, total);
      }
    }
  }

  private static List<@Nullable BigDecimal> values(ResultSet row, Slice slice) throws SQLException {
    List<@Nullable BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < slice.measures().size(); i++) {
      values.add(plain(row.getBigDecimal(3 + i)));
    }
    return values;
  }

  /** Without noughts at its end, and never as 1E+1. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
