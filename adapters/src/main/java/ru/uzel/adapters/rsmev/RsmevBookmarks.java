package ru.uzel.adapters.rsmev;

import java.time.DateTimeException;
import java.time.Instant;
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

/** Which question to ПОС is unanswered, and which versions of appeals were seen. */
final class RsmevBookmarks {

  /**
   * A question on its way.
   *
   * @param requestId null where it is not known whether the gateway took it
   */
  record Question(Instant askedAt, @Nullable String requestId) {

    boolean isAnsweredBy(String answer) {
      return requestId == null || requestId.equals(answer);
    }
  }

  /**
   * @param question the one that is unanswered; null where there is none
   * @param known the version last seen of each appeal of the last list, and what else is noted of
   *     it
   */
  record Bookmark(@Nullable Question question, Map<String, String> known) {

    static final Bookmark NONE = new Bookmark(null, Map.of());

    Bookmark {
      known = Map.copyOf(known);
    }

    Bookmark asked(@Nullable Question next) {
      return new Bookmark(next, known);
    }

    /** After a part of a response. */
    Bookmark seen(Map<String, String> seen) {
      return new Bookmark(question, seen);
    }

    /** After a response with that id. */
    Bookmark answered(String requestId, Map<String, String> seen) {
      return new Bookmark(
          question != null && question.isAnsweredBy(requestId) ? null : question, seen);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(RsmevBookmarks.class);

  private final ReadingMarks marks;

  RsmevBookmarks(ReadingMarks marks) {
    this.marks = marks;
  }

  Bookmark of(PartyName party) {
    try {
      return marks.of(party).map(RsmevBookmarks::read).orElse(Bookmark.NONE);
    } catch (JacksonException | DateTimeException spoilt) {
      LOG.warn(
          "party {}: its bookmark cannot be read; appeals are asked for anew, what is known already"
              + " is recognised",
          party);
      return Bookmark.NONE;
    }
  }

  /** On return it is durable. */
  void put(PartyName party, Bookmark bookmark) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Question question = bookmark.question();
    if (question != null) {
      json.putObject("question")
          .put("askedAt", question.askedAt().toString())
          .put("requestId", question.requestId());
    }
    ObjectNode known = json.putObject("known");
    bookmark.known().forEach(known::put);
    marks.put(party, json.toString());
  }

  private static Bookmark read(String mark) {
    JsonNode json = RsmevJson.MAPPER.readTree(mark);
    Map<String, String> known = new HashMap<>();
    json.required("known")
        .properties()
        .forEach(appeal -> known.put(appeal.getKey(), appeal.getValue().stringValue()));
    JsonNode question = json.path("question");
    if (!question.isObject()) {
      return new Bookmark(null, known);
    }
    JsonNode requestId = question.path("requestId");
    return new Bookmark(
        new Question(
            Instant.parse(question.required("askedAt").stringValue()),
            requestId.isString() ? requestId.stringValue() : null),
        known);
  }
}
