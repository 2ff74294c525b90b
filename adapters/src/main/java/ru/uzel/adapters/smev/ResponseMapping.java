package ru.uzel.adapters.smev;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.StatusUpdate;

/** What a consumer fetched: the answer of a body, or of СМЭВ in its place. */
final class ResponseMapping {

  private ResponseMapping() {}

  static HubMessage message(
      SmevResponse response, SmevProperties properties, AcceptedMessage accepted) {
    Tree data = response.data();
    String basic = properties.version().basic();
    Optional<Tree> content = data.child("MessagePrimaryContent", basic);
    if (content.isPresent()) {
      return CaseReport.read(
          report(content.get(), properties),
          response.originalId(),
          AttachmentReading.attachments(AttachmentLists.around(data, basic), accepted.facts()));
    }
    Optional<Tree> status = data.child("RequestStatus");
    if (status.isPresent()) {
      return status(status.get(), response, accepted.receivedAt());
    }
    throw unmapped(data, properties.version());
  }

  /** What it will be, told before it is read. */
  static MessageKind kind(SmevResponse response, SmevProperties properties) {
    String namespace = properties.contentNamespace();
    return response
        .data()
        .child("MessagePrimaryContent", properties.version().basic())
        .flatMap(content -> content.child(CaseReport.ROOT, namespace))
        .flatMap(report -> report.child(CaseTransfer.NAME, namespace))
        .map(transfer -> MessageKind.TRANSFER)
        .orElse(MessageKind.STATUS_UPDATE);
  }

  private static Tree report(Tree content, SmevProperties properties) {
    return new Tree(content.element(), properties.contentNamespace())
        .child(CaseReport.ROOT)
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.INVALID_FIELD,
                    Origin.PARTNER,
                    "the content is no CaseReport of " + properties.contentNamespace(),
                    "MessagePrimaryContent"));
  }

  private static StatusUpdate status(Tree status, SmevResponse response, Instant receivedAt) {
    String where = "RequestStatus/";
    String word =
        status.text("StatusDescription").orElseThrow(() -> missing(where + "StatusDescription"));
    String code = status.text("StatusCode").orElseThrow(() -> missing(where + "StatusCode"));
    Map<String, String> parameters = parameters(status);
    return new StatusUpdate(
        response.originalId(),
        StatusWords.status(word, where + "StatusDescription"),
        word,
        parameters.get("Comment"),
        parameters.getOrDefault("Organisation", sender(response)),
        time(parameters.get("At"))
            .or(() -> time(response.metadata().text("SendingTimestamp").orElse(null)))
            .orElse(receivedAt),
        CaseReport.number(code, where + "StatusCode"),
        null,
        date(parameters.get("PlannedAt")));
  }

  private static Map<String, String> parameters(Tree status) {
    Map<String, String> found = new HashMap<>();
    for (Tree child : status.children()) {
      if (child.name().equals("StatusParameter")) {
        child
            .text("Key")
            .ifPresent(key -> child.words("Value").ifPresent(value -> found.put(key, value)));
      }
    }
    return found;
  }

  /** HumanReadableName is the schema's; of version 1.2 messages are seen that lack it. */
  private static @Nullable String sender(SmevResponse response) {
    return response
        .metadata()
        .child("Sender")
        .flatMap(sender -> sender.text("HumanReadableName").or(() -> sender.text("Mnemonic")))
        .orElse(null);
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw CaseElement.invalid("RequestStatus/StatusParameter PlannedAt", "is no date");
    }
  }

  private static Optional<Instant> time(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is neither content nor a status is for people to decide on: refusals, by body or СМЭВ. */
  private static UnknownValueFailure unmapped(Tree data, SmevVersion version) {
    Optional<Tree> rejected = data.child("RequestRejected");
    if (rejected.isPresent()) {
      return unknown(
          "the body rejected the request: "
              + rejected.get().text("RejectionReasonCode").orElse("no reason code"),
          "RequestRejected/RejectionReasonCode");
    }
    Optional<Tree> async = data.child("AsyncProcessingStatus");
    if (async.isPresent()) {
      return SmevFailures.afterwards("request", SmevStatus.of(async.get(), version));
    }
    return unknown("the response has neither content nor status", "SenderProvidedResponseData");
  }

  private static UnknownValueFailure unknown(String message, String where) {
    return new UnknownValueFailure(FailureCode.UNKNOWN_STATUS, Origin.PARTNER, message, where);
  }

  private static RejectedFailure missing(String where) {
    return new RejectedFailure(
        FailureCode.MISSING_FIELD, Origin.PARTNER, "the answer has no " + where, where);
  }
}
