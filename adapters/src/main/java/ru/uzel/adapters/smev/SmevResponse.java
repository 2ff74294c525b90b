package ru.uzel.adapters.smev;

import static ru.uzel.adapters.smev.SoapBody.child;
import static ru.uzel.adapters.smev.SoapBody.missing;
import static ru.uzel.adapters.smev.SoapBody.uuid;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.ExpectedSignature;

/**
 * The Response element of an answer to GetResponse.
 *
 * @param messageId by which it is acknowledged and known
 * @param originalId the MessageID of the request it answers
 * @param metadata what СМЭВ says about it
 * @param data what the body said
 */
record SmevResponse(String messageId, String originalId, Tree metadata, Tree data) {

  static final String ROOT = "GetResponseResponse";

  /**
   * @return empty when the queue was
   * @throws RejectedFailure when the answer is none to GetResponse, or ids are missing
   */
  static Optional<SmevResponse> read(Document answer, SmevVersion version) {
    return SoapBody.root(answer, version, ROOT).child("ResponseMessage").map(SmevResponse::read);
  }

  ExpectedSignature smevSignature(SmevProperties party) {
    return new ExpectedSignature("SMEVSignature", "Response", party.smevTrust());
  }

  /** Of the sender and of persons. */
  List<ExpectedSignature> senderSignatures(SmevProperties party) {
    return PersonalSignatures.with(
        new ExpectedSignature(
            "SenderInformationSystemSignature", "SenderProvidedResponseData", party.trust()),
        data,
        party);
  }

  AttachmentLists lists(SmevVersion version) {
    return AttachmentLists.around(data, version.basic());
  }

  private static SmevResponse read(Tree message) {
    Tree response = child(message, "Response");
    Tree metadata = child(response, "MessageMetadata");
    Tree data = child(response, "SenderProvidedResponseData");
    String originalId =
        response
            .text("OriginalMessageId")
            .or(() -> response.text("ReferenceMessageID"))
            .orElseThrow(() -> missing("OriginalMessageId"));
    return new SmevResponse(
        messageId(metadata, data), uuid(originalId, "OriginalMessageId"), metadata, data);
  }

  /** MessageMetadata's, which schemas let be absent; the sender's own is the same. */
  static String messageId(Tree metadata, Tree data) {
    String where = "MessageMetadata/MessageId";
    return uuid(
        metadata
            .text("MessageId")
            .or(() -> data.text("MessageID"))
            .orElseThrow(() -> missing(where)),
        where);
  }
}
