package ru.uzel.adapters.smev;

import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Document;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * The Response element of an answer to GetResponse.
 *
 * @param messageId by which it is acknowledged and known
 * @param originalId the MessageID of the request it answers
 * @param metadata what СМЭВ says about it
 * @param data what the body said
 */
record SmevResponse(String messageId, String originalId, Tree metadata, Tree data) {

  /**
   * @return empty when the queue was
   * @throws RejectedFailure when the answer is none to GetResponse, or ids are missing
   */
  static Optional<SmevResponse> read(Document answer, SmevVersion version) {
    Tree root =
        new Tree(answer.getDocumentElement(), version.types())
            .child("Body", SmevEnvelopes.SOAP)
            .flatMap(body -> body.child("GetResponseResponse"))
            .orElseThrow(() -> missing("GetResponseResponse"));
    return root.child("ResponseMessage").map(SmevResponse::read);
  }

  private static SmevResponse read(Tree message) {
    Tree response = message.child("Response").orElseThrow(() -> missing("Response"));
    Tree metadata = response.child("MessageMetadata").orElseThrow(() -> missing("MessageMetadata"));
    Tree data =
        response
            .child("SenderProvidedResponseData")
            .orElseThrow(() -> missing("SenderProvidedResponseData"));
    String messageId =
        metadata.text("MessageId").orElseThrow(() -> missing("MessageMetadata/MessageId"));
    String originalId =
        response
            .text("OriginalMessageId")
            .or(() -> response.text("ReferenceMessageID"))
            .orElseThrow(() -> missing("OriginalMessageId"));
    return new SmevResponse(
        uuid(messageId, "MessageMetadata/MessageId"),
        uuid(originalId, "OriginalMessageId"),
        metadata,
        data);
  }

  private static String uuid(String text, String where) {
    try {
      if (UUID.fromString(text).toString().equals(text)) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw new RejectedFailure(
          FailureCode.MALFORMED, Origin.PARTNER, where + " is no UUID", where, e);
    }
    throw new RejectedFailure(
        FailureCode.MALFORMED, Origin.PARTNER, where + " is no lower-case UUID", where);
  }

  private static RejectedFailure missing(String where) {
    return new RejectedFailure(
        FailureCode.MALFORMED, Origin.PARTNER, "the answer has no " + where, where);
  }
}
