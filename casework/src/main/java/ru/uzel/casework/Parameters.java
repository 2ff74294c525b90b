package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;

/** Fills a statement's parameters in the order in which they stand. */
final class Parameters {

  private final PreparedStatement statement;
  private int index;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  void text(@Nullable String value) throws SQLException {
    statement.setString(++index, value);
  }

  void number(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(++index, Types.BIGINT);
    } else {
      statement.setLong(++index, value);
    }
  }

  void number(int value) throws SQLException {
    statement.setInt(++index, value);
  }

  void real(@Nullable Double value) throws SQLException {
    statement.setObject(++index, value, Types.DOUBLE);
  }

  void flag(boolean value) throws SQLException {
    statement.setBoolean(++index, value);
  }

  void id(UUID value) throws SQLException {
    statement.setObject(++index, value);
  }

  void time(OffsetDateTime value) throws SQLException {
    statement.setObject(++index, value);
  }

  /** Problem, time, both coordinates and address; of what stands alone, the time only. */
  void place(@Nullable Neighbourhood place, Instant registeredAt) throws SQLException {
    text(place == null ? null : place.problem());
    time(CaseWrites.time(registeredAt));
    statement.setObject(++index, place == null ? null : place.latitude(), Types.DOUBLE);
    statement.setObject(++index, place == null ? null : place.longitude(), Types.DOUBLE);
    text(place == null ? null : place.address());
  }

  void bytes(byte[] value) throws SQLException {
    statement.setBytes(++index, value);
  }

  void array(String type, @Nullable Object[] values) throws SQLException {
    statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
  }

  void parties(List<PartyName> parties) throws SQLException {
    array("text", parties.stream().map(PartyName::value).toArray());
  }

  /** Runs the statement, which gives one number, and says whether it is above zero. */
  boolean anyRow() throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() && rows.getLong(1) > 0;
    }
  }
}
