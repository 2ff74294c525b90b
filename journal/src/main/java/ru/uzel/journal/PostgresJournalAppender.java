package ru.uzel.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.signature.ContentHash;

/** The one writer. It keeps the head in memory as long as its session holds the lock. */
final class PostgresJournalAppender implements JournalAppender, AutoCloseable {

  private static final String UNIQUE_VIOLATION = "23505";

  private final DataSource dataSource;
  private final ContentHash hash;
  private final AppendStatement statement;
  private @Nullable WriterSession session;

  PostgresJournalAppender(DataSource dataSource, ContentHash hash, AppendStatement statement) {
    this.dataSource = dataSource;
    this.hash = hash;
    this.statement = statement;
  }

  @Override
  public synchronized void append(List<JournalEntry> entries) {
    Map<UUID, Leaf> leaves = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      leaves.computeIfAbsent(entry.record().eventId(), id -> Leaf.of(entry, hash));
    }
    if (leaves.isEmpty()) {
      return;
    }
    try {
      WriterSession writer = session();
      if (!appended(writer, leaves.values())) {
        // A redelivered batch, or part of one: the rare case pays for the look-up.
        leaves.keySet().removeAll(known(writer.connection(), leaves.keySet()));
        if (!leaves.isEmpty() && !appended(writer, leaves.values())) {
          throw JournalFailures.unavailable("another session appends the same records", null);
        }
      }
    } catch (SQLException e) {
      close();
      throw JournalFailures.of(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private WriterSession session() throws SQLException {
    WriterSession open = session;
    if (open == null) {
      open = WriterSession.open(dataSource, hash);
      session = open;
    }
    return open;
  }

  /** False when some event id is there already; nothing was appended then. */
  private boolean appended(WriterSession writer, Collection<Leaf> leaves) throws SQLException {
    List<Leaf> ordered = List.copyOf(leaves);
    MerkleFrontier before = writer.tree();
    MerkleFrontier after = before.with(ordered.stream().map(leaf -> leaf.hash().bytes()).toList());
    try {
      if (!statement.run(writer.connection(), ordered, before, after)) {
        throw JournalFailures.unavailable("the journal's head was moved by somebody else", null);
      }
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
    writer.committed(after);
    return true;
  }

  private static Set<UUID> known(Connection connection, Set<UUID> ids) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT event_id FROM journal.record WHERE event_id = ANY (?)")) {
      Array array = connection.createArrayOf("uuid", ids.toArray());
      statement.setArray(1, array);
      try (ResultSet rows = statement.executeQuery()) {
        Set<UUID> known = new HashSet<>();
        while (rows.next()) {
          known.add(rows.getObject(1, UUID.class));
        }
        return known;
      }
    }
  }

  /** Gives the lock back; the next append takes it again. */
  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
