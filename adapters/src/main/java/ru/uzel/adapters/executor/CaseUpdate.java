package ru.uzel.adapters.executor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.MessageKind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a body tells of a case, by {@code executor-update-1.0.schema.json} and the rules that its
 * status words bring along.
 *
 * @param source with {@code id} what tells updates apart (CloudEvents 1.0)
 * @param reference of the assignment it is about
 * @param word the body's own word for the status, known or not
 * @param transfer null where the body keeps the case
 */
record CaseUpdate(
    String source,
    String id,
    String reference,
    Instant at,
    String word,
    long sequence,
    @Nullable String organisation,
    @Nullable String comment,
    @Nullable LocalDate plannedAt,
    Approval approval,
    @Nullable ReplyText reply,
    @Nullable Handover transfer) {

  /** Who prepared, agreed to and approved an answer, by whatever the body calls its people. */
  record Approval(
      @Nullable String preparedBy, @Nullable String agreedBy, @Nullable String approvedBy) {}

  /** The words for the resident, and the files that go with them. */
  record ReplyText(
      String replyId,
      String text,
      @Nullable String number,
      Instant at,
      List<AnnouncedFile> attachments) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The key by which a repetition is recognised. */
  String externalId() {
    return source + "|" + id;
  }

  /** What it is for the hub, by its status word. */
  MessageKind kind() {
    return StatusWord.of(word).filter(known -> known.needs(StatusWord.Need.TRANSFER)).isPresent()
        ? MessageKind.TRANSFER
        : MessageKind.STATUS_UPDATE;
  }

  /**
   * @throws ProblemException with everything that is wrong
   */
  static CaseUpdate read(byte[] message) {
    JsonNode json = json(message);
    ProblemException.throwIfAny(UpdateSchema.check(json));
    List<Problem> problems = new ArrayList<>();
    CaseUpdate update = of(json, problems);
    StatusWord.of(update.word).ifPresent(word -> problems.addAll(UpdateRules.check(word, update)));
    ProblemException.throwIfAny(problems);
    return update;
  }

  private static JsonNode json(byte[] message) {
    try {
      return JSON.readTree(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString());
    } catch (CharacterCodingException notUtf8) {
      throw new ProblemException(Problem.malformed("the message is not UTF-8"));
    } catch (JacksonException notJson) {
      throw new ProblemException(
          Problem.malformed(
              "the message is no JSON: see line "
                  + notJson.getLocation().getLineNr()
                  + ", column "
                  + notJson.getLocation().getColumnNr()));
    }
  }

  private static CaseUpdate of(JsonNode json, List<Problem> problems) {
    JsonNode data = json.path("data");
    JsonNode approval = data.path("approval");
    Instant at =
        Objects.requireNonNullElse(
            time(json.path("time"), "/time", CaseUpdate::moment, problems), Instant.EPOCH);
    return new CaseUpdate(
        json.path("source").stringValue(),
        json.path("id").stringValue(),
        json.path("subject").stringValue(),
        at,
        data.path("status").stringValue(),
        data.path("sequence").longValue(),
        text(data.path("organisation")),
        text(data.path("comment")),
        time(data.path("plannedAt"), "/data/plannedAt", LocalDate::parse, problems),
        new Approval(
            text(approval.path("preparedBy")),
            text(approval.path("agreedBy")),
            text(approval.path("approvedBy"))),
        reply(data.path("reply"), at, problems),
        Handover.read(data.path("transfer"), problems));
  }

  private static @Nullable ReplyText reply(JsonNode reply, Instant at, List<Problem> problems) {
    if (reply.isMissingNode()) {
      return null;
    }
    Instant own = time(reply.path("at"), "/data/reply/at", CaseUpdate::moment, problems);
    return new ReplyText(
        reply.path("replyId").stringValue(),
        reply.path("text").stringValue(),
        text(reply.path("number")),
        own == null ? at : own,
        AnnouncedFile.read(reply.path("attachments"), problems));
  }

  /** What the message announces; its bytes came beside it. */
  List<AnnouncedFile> attachments() {
    return reply == null ? List.of() : reply.attachments();
  }

  static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }

  static Instant moment(String text) {
    // RFC 3339 §5.6 allows lower case.
    return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
  }

  static <T> @Nullable T time(
      JsonNode node, String pointer, Function<String, T> reader, List<Problem> problems) {
    if (!node.isString()) {
      return null;
    }
    try {
      return reader.apply(node.stringValue());
    } catch (DateTimeException noSuchTime) {
      problems.add(Problem.invalid(pointer, "is no such date or time"));
      return null;
    }
  }
}
