package ru.uzel.adapters.social;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the monitoring system gets, {@code answer.schema.json} or {@code status.schema.json}: with a
 * reply it is an answer that everybody will read below the post.
 *
 * @param postId below which post
 * @param path of the resource it is posted to
 */
record PublicAnswer(String postId, String path) {

  private static final String ANSWERS = "answers";
  private static final String STATUSES = "statuses";

  static WireBytes write(Envelope envelope, StatusUpdate update, PublicContacts contacts) {
    ExternalId post = envelope.subject();
    if (post == null) {
      throw new RejectedFailure(
          FailureCode.UNKNOWN_CASE,
          Origin.HUB,
          "the case did not come from this channel, which therefore has no post of it",
          null);
    }
    Reply reply = update.reply();
    requireNoPersonalData(update, reply, contacts);
    ObjectNode wire = JsonNodeFactory.instance.objectNode();
    wire.put("id", envelope.id().toString())
        .put("postId", post.value())
        .put("caseId", envelope.caseId().toString())
        .put("sequence", envelope.sequence())
        .put("status", update.status().name())
        .put("rawStatus", update.rawStatus())
        .put("at", update.at().toString());
    optional(wire, "comment", update.comment());
    optional(wire, "organisation", update.organisation());
    optional(wire, "plannedAt", update.plannedAt() == null ? null : update.plannedAt().toString());
    if (reply != null) {
      ObjectNode told = wire.putObject("reply");
      told.put("replyId", reply.replyId())
          .put("kind", reply.kind().name())
          .put("text", reply.text())
          .put("at", reply.at().toString());
      optional(told, "number", reply.number());
    }
    return WireBytes.of(SocialJson.TYPE, SocialJson.MAPPER.writeValueAsBytes(wire));
  }

  /**
   * @throws RejectedFailure when the bytes are not what {@link #write} makes
   */
  static PublicAnswer read(WireBytes wire) {
    try {
      JsonNode json = SocialJson.MAPPER.readTree(wire.bytes());
      return new PublicAnswer(
          json.required("postId").stringValue(), json.has("reply") ? ANSWERS : STATUSES);
    } catch (JacksonException broken) {
      throw new RejectedFailure(
          FailureCode.MALFORMED, Origin.HUB, "a prepared answer cannot be read", null);
    }
  }

  /** Stops at a person: nobody else can know whether it may be shown, or put it otherwise. */
  private static void requireNoPersonalData(
      StatusUpdate update, @Nullable Reply reply, PublicContacts contacts) {
    Set<PersonalData> found = EnumSet.noneOf(PersonalData.class);
    for (String text :
        new @Nullable String[] {
          reply == null ? null : reply.text(), update.comment(), update.rawStatus()
        }) {
      found.addAll(PersonalData.in(contacts.without(Objects.requireNonNullElse(text, ""))));
    }
    if (!found.isEmpty()) {
      throw new UnknownValueFailure(
          FailureCode.PERSONAL_DATA,
          Origin.HUB,
          "not published, since everybody would read it: it seems to show "
              + found.stream().map(PersonalData::title).collect(Collectors.joining(", ")),
          reply == null ? "comment" : "reply/text");
    }
  }

  private static void optional(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
