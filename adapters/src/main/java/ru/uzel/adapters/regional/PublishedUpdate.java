package ru.uzel.adapters.regional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A status update in the words of a GeoReport v2 request, as the channel will see it. What v2 has
 * no field for stands in {@code extended_attributes}, so that nothing of the update is lost between
 * preparing and publishing.
 */
final class PublishedUpdate {

  private static final String DETAILS = "extended_attributes";

  private PublishedUpdate() {}

  static WireBytes write(MessageId request, StatusUpdate update, @Nullable String agency) {
    ObjectNode wire = JsonNodeFactory.instance.objectNode();
    wire.put("service_request_id", request.toString())
        .put("status", status(update.status()))
        .put("status_notes", notes(update))
        .put("agency_responsible", update.organisation() == null ? agency : update.organisation())
        .put("updated_datetime", update.at().toString());
    ObjectNode details = wire.putObject(DETAILS);
    details
        .put("reference", update.reference())
        .put("status", update.status().name())
        .put("raw_status", update.rawStatus())
        .put("comment", update.comment())
        .put("organisation", update.organisation())
        .put("sequence", update.sequence())
        .put("planned_at", update.plannedAt() == null ? null : update.plannedAt().toString());
    Reply reply = update.reply();
    if (reply != null) {
      details
          .putObject("reply")
          .put("reply_id", reply.replyId())
          .put("kind", reply.kind().name())
          .put("text", reply.text())
          .put("number", reply.number())
          .put("at", reply.at().toString());
    }
    return WireBytes.of(
        Open311Format.JSON.contentType(), Open311Format.MAPPER.writeValueAsBytes(wire));
  }

  /**
   * @throws RejectedFailure when the bytes are not what {@link #write} makes
   */
  static StatusUpdate read(WireBytes wire) {
    try {
      JsonNode request = Open311Format.MAPPER.readTree(wire.bytes());
      JsonNode details = request.required(DETAILS);
      return new StatusUpdate(
          required(details, "reference"),
          CanonicalStatus.valueOf(required(details, "status")),
          required(details, "raw_status"),
          optional(details, "comment"),
          optional(details, "organisation"),
          Instant.parse(required(request, "updated_datetime")),
          details.required("sequence").longValue(),
          details.hasNonNull("reply") ? reply(details.required("reply")) : null,
          plannedAt(optional(details, "planned_at")));
    } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException broken) {
      throw new RejectedFailure(
          FailureCode.MALFORMED,
          Origin.HUB,
          "a prepared update cannot be read: " + broken.getClass().getSimpleName(),
          null);
    }
  }

  /** GeoReport v2: «open: it has been reported», «closed: it has been resolved». */
  static String status(@Nullable CanonicalStatus status) {
    return status != null && status.isFinal() ? "closed" : "open";
  }

  static String notes(StatusUpdate update) {
    Reply reply = update.reply();
    if (reply != null && !reply.text().isBlank()) {
      return reply.text();
    }
    String comment = update.comment();
    return comment == null || comment.isBlank() ? update.rawStatus() : comment;
  }

  private static Reply reply(JsonNode reply) {
    return new Reply(
        required(reply, "reply_id"),
        ReplyKind.valueOf(required(reply, "kind")),
        required(reply, "text"),
        optional(reply, "number"),
        Instant.parse(required(reply, "at")));
  }

  private static @Nullable LocalDate plannedAt(@Nullable String date) {
    return date == null ? null : LocalDate.parse(date);
  }

  private static String required(JsonNode node, String field) {
    return node.required(field).stringValue();
  }

  private static @Nullable String optional(JsonNode node, String field) {
    return node.hasNonNull(field) ? Objects.requireNonNull(node.get(field)).stringValue() : null;
  }
}
