package ru.uzel.adapters.social;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.message.PartyName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How far each party's feed was read. */
final class FeedBookmarks {

  /**
   * @param cursor where to go on
   * @param readAt when that was known
   */
  record Bookmark(String cursor, Instant readAt) {}

  private static final Logger LOG = LoggerFactory.getLogger(FeedBookmarks.class);

  private final ReadingMarks marks;

  FeedBookmarks(ReadingMarks marks) {
    this.marks = marks;
  }

  Optional<Bookmark> of(PartyName party) {
    try {
      return marks.of(party).map(FeedBookmarks::read);
    } catch (JacksonException | DateTimeException spoilt) {
      LOG.warn(
          "party {}: the bookmark of its feed cannot be read; the feed is read from further back,"
              + " what is known already is recognised",
          party);
      return Optional.empty();
    }
  }

  /** On return it is durable. */
  void put(PartyName party, Bookmark bookmark) {
    marks.put(
        party,
        JsonNodeFactory.instance
            .objectNode()
            .put("cursor", bookmark.cursor())
            .put("readAt", bookmark.readAt().toString())
            .toString());
  }

  private static Bookmark read(String mark) {
    JsonNode json = SocialJson.MAPPER.readTree(mark);
    return new Bookmark(
        json.required("cursor").stringValue(),
        Instant.parse(json.required("readAt").stringValue()));
  }
}
