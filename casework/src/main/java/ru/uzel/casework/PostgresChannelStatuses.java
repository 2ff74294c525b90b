package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.ChannelQuery;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;

/** What each channel was told of its own cases. */
final class PostgresChannelStatuses implements ChannelStatuses {

  private static final String PUBLISH =
      """
      INSERT INTO casework.published_status AS p
        (case_id, channel, sequence, finished, message, published_at, planned_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (case_id, channel) DO UPDATE
        SET sequence = excluded.sequence, finished = excluded.finished,
            message = excluded.message, published_at = excluded.published_at,
            planned_at = coalesce(excluded.planned_at, p.planned_at)
        WHERE p.sequence < excluded.sequence
      """;

  private static final String COLUMNS =
      """
      , c.case_id, f.message, c.received_at, coalesce(p.published_at, c.received_at), p.message,
        p.planned_at
      """;

  private static final String FACTS =
      """
      JOIN casework.case_fact f ON f.message_id = c.message_id AND f.case_id = c.case_id
      LEFT JOIN casework.published_status p
        ON p.case_id = c.case_id AND p.channel = c.party
      """;

  /** The page alone, by the index of the channel's time; only what stands on it is joined. */
  private static final String PAGE =
      "SELECT c.message_id"
          + COLUMNS
          + " FROM (SELECT c.* FROM casework.channel_message c WHERE c.party = ?";

  private static final String NEWEST_FIRST = " ORDER BY c.received_at DESC, c.message_id DESC";

  /** As a condition and not as a join: of a join the database reads every status there is. */
  private static final String CLOSED =
      """
      EXISTS (SELECT FROM casework.published_status p
              WHERE p.case_id = c.case_id AND p.channel = c.party AND p.finished)
      """;

  /** Under the ids asked for: who holds a duplicate's receipt knows the message by that one. */
  private static final String ASKED =
      "SELECT asked.id"
          + COLUMNS
          + """
            FROM unnest(?) WITH ORDINALITY AS asked (id, place)
            LEFT JOIN casework.message_alias a ON a.message_id = asked.id
            JOIN casework.channel_message c ON c.message_id = coalesce(a.first_id, asked.id)
            """
          + FACTS
          + " WHERE c.party = ? ORDER BY asked.place";

  private final CaseworkDatabase database;
  private final MessageCodec codec;
  private final Clock clock;

  PostgresChannelStatuses(CaseworkDatabase database, MessageCodec codec, Clock clock) {
    this.database = database;
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public void publish(Envelope envelope, StatusUpdate update) {
    byte[] json = codec.encode(update);
    database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PUBLISH)) {
            statement.setObject(1, envelope.caseId().value());
            statement.setString(2, envelope.target().value());
            statement.setLong(3, envelope.sequence());
            statement.setBoolean(4, update.status().isFinal());
            statement.setBytes(5, json);
            statement.setObject(6, CaseWrites.time(clock.instant()));
            statement.setObject(7, update.plannedAt(), Types.DATE);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public Optional<ChannelRequest> find(PartyName channel, MessageId id) {
    return findAll(channel, List.of(id)).stream().findFirst();
  }

  @Override
  public List<ChannelRequest> findAll(PartyName channel, List<MessageId> ids) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ASKED)) {
            Parameters parameters = new Parameters(statement);
            parameters.array("uuid", ids.stream().map(MessageId::value).toArray());
            parameters.text(channel.value());
            return requests(statement);
          }
        });
  }

  @Override
  public List<ChannelRequest> list(PartyName channel, ChannelQuery query) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sqlFor(query))) {
            fill(statement, channel, query);
            return requests(statement);
          }
        });
  }

  static void fill(PreparedStatement statement, PartyName channel, ChannelQuery query)
      throws SQLException {
    Parameters parameters = new Parameters(statement);
    parameters.text(channel.value());
    if (!query.categoryCodes().isEmpty()) {
      parameters.array("text", query.categoryCodes().toArray());
    }
    if (query.from() != null) {
      parameters.time(CaseWrites.time(query.from()));
    }
    if (query.to() != null) {
      parameters.time(CaseWrites.time(query.to()));
    }
    parameters.number(query.limit());
    parameters.number(query.offset());
  }

  /** Only the criteria that are given, so that each combination gets a plan of its own. */
  static String sqlFor(ChannelQuery query) {
    StringBuilder sql = new StringBuilder(PAGE);
    if (!query.categoryCodes().isEmpty()) {
      sql.append(" AND c.category_code = ANY (?)");
    }
    if (query.from() != null) {
      sql.append(" AND c.received_at >= ?");
    }
    if (query.to() != null) {
      sql.append(" AND c.received_at <= ?");
    }
    if (query.open() != null) {
      sql.append(query.open() ? " AND NOT " : " AND ").append(CLOSED);
    }
    return sql.append(NEWEST_FIRST)
        .append(" LIMIT ? OFFSET ?) c ")
        .append(FACTS)
        .append(NEWEST_FIRST)
        .toString();
  }

  private List<ChannelRequest> requests(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<ChannelRequest> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new ChannelRequest(
                new MessageId(rows.getObject(1, UUID.class)),
                new CaseId(rows.getObject(2, UUID.class)),
                (CitizenMessage) codec.decode(MessageKind.CITIZEN_MESSAGE, rows.getBytes(3)),
                CaseReads.instant(rows, 4),
                CaseReads.instant(rows, 5),
                published(rows.getBytes(6)),
                rows.getObject(7, LocalDate.class)));
      }
      return found;
    }
  }

  private @Nullable StatusUpdate published(byte @Nullable [] json) {
    return json == null ? null : (StatusUpdate) codec.decode(MessageKind.STATUS_UPDATE, json);
  }
}
