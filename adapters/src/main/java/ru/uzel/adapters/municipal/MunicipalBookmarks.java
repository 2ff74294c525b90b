package ru.uzel.adapters.municipal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.message.PartyName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How far each system's records were read, and which versions of them were seen. */
final class MunicipalBookmarks {

  /**
   * @param readTo the day up to which all was read; null where that never ended well
   * @param cards the version last seen of each card of the days that are read again
   */
  record Bookmark(@Nullable LocalDate readTo, Map<String, String> cards) {

    static final Bookmark NONE = new Bookmark(null, Map.of());

    Bookmark {
      cards = Map.copyOf(cards);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(MunicipalBookmarks.class);

  private final ReadingMarks marks;

  MunicipalBookmarks(ReadingMarks marks) {
    this.marks = marks;
  }

  Bookmark of(PartyName party) {
    try {
      return marks.of(party).map(MunicipalBookmarks::read).orElse(Bookmark.NONE);
    } catch (JacksonException | DateTimeException spoilt) {
      LOG.warn(
          "party {}: the bookmark of its records cannot be read; they are read from lookBack on,"
              + " what is known already is recognised",
          party);
      return Bookmark.NONE;
    }
  }

  /** On return it is durable. */
  void put(PartyName party, Bookmark bookmark) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (bookmark.readTo() != null) {
      json.put("readTo", bookmark.readTo().toString());
    }
    ObjectNode cards = json.putObject("cards");
    bookmark.cards().forEach(cards::put);
    marks.put(party, json.toString());
  }

  private static Bookmark read(String mark) {
    JsonNode json = MunicipalJson.RECORD.readTree(mark);
    Map<String, String> cards = new HashMap<>();
    json.required("cards")
        .properties()
        .forEach(card -> cards.put(card.getKey(), card.getValue().stringValue()));
    return new Bookmark(
        json.hasNonNull("readTo") ? LocalDate.parse(json.path("readTo").stringValue()) : null,
        cards);
  }
}
