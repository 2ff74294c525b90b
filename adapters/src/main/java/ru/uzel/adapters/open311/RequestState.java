package ru.uzel.adapters.open311;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.ContentVersion;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/** What a server shows of a request that the hub made there, as a status of the case. */
final class RequestState {

  /** Facts of an accepted state: of which assignment, the how manieth, and read when. */
  static final String REFERENCE = "reference";

  static final String NUMBER = "number";
  static final String SEQUENCE = "sequence";

  private static final int LONGEST_NOTES = 8000;
  private static final int LONGEST_TOLD = 40;

  private RequestState() {}

  /** Of what the body says; {@code updated_datetime} some servers change at every look. */
  static String digest(JsonNode record) {
    return ContentVersion.of(
        word(record),
        text(record, "status_notes"),
        text(record, "agency_responsible"),
        text(record, "expected_datetime"));
  }

  /** A state may come back; the number tells one time from the other. */
  static ExternalId externalId(String request, int number, String state) {
    String ending = "#" + number + "-" + state;
    return new ExternalId(
        (request.length() + ending.length() > ExternalId.LONGEST
                ? ContentVersion.of(request)
                : request)
            + ending);
  }

  static boolean isClosed(JsonNode record) {
    return word(record).equals("closed");
  }

  static StatusUpdate read(Party party, AcceptedMessage accepted) {
    JsonNode record = RequestList.record(accepted.wire());
    Map<String, String> facts = accepted.facts();
    String notes = text(record, "status_notes");
    OffsetDateTime updated = time(record, "updated_datetime");
    Instant at = updated == null ? accepted.receivedAt() : updated.toInstant();
    boolean answers = isClosed(record) && notes != null;
    String agency = text(record, "agency_responsible");
    OffsetDateTime expected = time(record, "expected_datetime");
    String number = Objects.requireNonNull(facts.get(NUMBER));
    return new StatusUpdate(
        Objects.requireNonNull(facts.get(REFERENCE)),
        status(word(record), number.equals("1")),
        word(record),
        answers ? null : notes,
        agency == null ? party.title() : agency,
        at,
        Long.parseLong(Objects.requireNonNull(facts.get(SEQUENCE))),
        answers
            ? new Reply(
                RequestReader.id(record) + "#" + number,
                ReplyKind.FINAL,
                Objects.requireNonNull(notes),
                null,
                at)
            : null,
        expected == null || isClosed(record) ? null : expected.toLocalDate());
  }

  /** GeoReport v2: «open: it has been reported. closed: it has been resolved». */
  private static CanonicalStatus status(String word, boolean first) {
    return switch (word) {
      case "open" -> first ? CanonicalStatus.ASSIGNED : CanonicalStatus.IN_PROGRESS;
      case "closed" -> CanonicalStatus.RESOLVED;
      default ->
          throw new UnknownValueFailure(
              FailureCode.UNKNOWN_STATUS,
              Origin.PARTNER,
              "GeoReport v2 has no status '"
                  + (word.length() > LONGEST_TOLD ? word.substring(0, LONGEST_TOLD) + "…" : word)
                  + "'",
              "status");
    };
  }

  private static String word(JsonNode record) {
    return record.path("status").asString("").strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(JsonNode record, String field) {
    String text = record.path(field).asString("").strip();
    return text.isEmpty() ? null : text.substring(0, Math.min(LONGEST_NOTES, text.length()));
  }

  /** A time that is none, or without a zone, says nothing; the status still does. */
  private static @Nullable OffsetDateTime time(JsonNode record, String field) {
    try {
      String text = text(record, field);
      return text == null ? null : OffsetDateTime.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }
}
