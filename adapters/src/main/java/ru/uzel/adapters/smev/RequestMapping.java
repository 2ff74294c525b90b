package ru.uzel.adapters.smev;

import java.util.Map;
import java.util.Optional;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CitizenMessage;

/** What a provider fetched: a request of another system. */
final class RequestMapping {

  private RequestMapping() {}

  static CitizenMessage message(
      SmevRequest request, SmevProperties properties, Map<String, String> facts) {
    if (request.isCancel()) {
      throw new UnknownValueFailure(
          FailureCode.UNKNOWN_STATUS,
          Origin.PARTNER,
          "the sender withdrew its request " + request.cancelled(),
          "Cancel/MessageReference");
    }
    if (request.replyTo() == null) {
      // 1.3 allows it, but a case whose answers can reach nobody is for a person to settle.
      throw new RejectedFailure(
          FailureCode.MISSING_FIELD,
          Origin.PARTNER,
          "the request has no ReplyTo, so that no answer could reach its sender",
          "Request/ReplyTo");
    }
    Tree assignment =
        assignment(request, properties)
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.UNKNOWN_SERVICE,
                        Origin.PARTNER,
                        "the content is no CaseAssignment of " + properties.contentNamespace(),
                        "MessagePrimaryContent"));
    return AssignmentReader.read(assignment)
        .with(
            AttachmentReading.attachments(
                AttachmentLists.around(request.data(), properties.version().basic()), facts));
  }

  /** The sender's CaseId; empty where the content has none that could be given back. */
  static Optional<String> caseId(SmevRequest request, SmevProperties properties) {
    return assignment(request, properties)
        .flatMap(assignment -> assignment.text("CaseId"))
        .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
  }

  private static Optional<Tree> assignment(SmevRequest request, SmevProperties properties) {
    return request
        .data()
        .child("MessagePrimaryContent", properties.version().basic())
        .flatMap(
            content ->
                new Tree(content.element(), properties.contentNamespace())
                    .child(CaseAssignment.ROOT));
  }
}
