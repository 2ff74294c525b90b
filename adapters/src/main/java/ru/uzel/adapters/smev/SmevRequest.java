package ru.uzel.adapters.smev;

import static ru.uzel.adapters.smev.SoapBody.child;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.ExpectedSignature;

/**
 * The Request, or in version 1.1 the Cancel, of an answer to GetRequest.
 *
 * @param messageId by which it is acknowledged and known
 * @param cancelled the MessageID of the request that is withdrawn, of a Cancel only
 * @param data what the sender said; of a Cancel the element itself
 * @param replyTo opaque, character by character; absent where no answer is awaited
 * @param test whether nothing may change for it
 * @param digest of what the sender signed
 */
record SmevRequest(
    String messageId,
    @Nullable String cancelled,
    Tree data,
    @Nullable String replyTo,
    boolean test,
    String digest) {

  static final String ROOT = "GetRequestResponse";

  private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

  /**
   * @return empty when the queue was
   * @throws RejectedFailure when the answer is none to GetRequest, or ids are missing
   */
  static Optional<SmevRequest> read(Document answer, SmevVersion version) {
    return SoapBody.root(answer, version, ROOT)
        .child("RequestMessage")
        .map(
            message ->
                message
                    .child("Cancel")
                    .map(cancel -> cancel(cancel, version))
                    .orElseGet(() -> request(child(message, "Request"))));
  }

  boolean isCancel() {
    return cancelled != null;
  }

  ExpectedSignature smevSignature(SmevProperties party) {
    return new ExpectedSignature(
        "SMEVSignature", isCancel() ? "Cancel" : "Request", party.smevTrust());
  }

  /** Of the sender and of persons; a Cancel is СМЭВ's own word. */
  List<ExpectedSignature> senderSignatures(SmevProperties party) {
    return isCancel()
        ? List.of()
        : PersonalSignatures.with(
            new ExpectedSignature(
                "SenderInformationSystemSignature", "SenderProvidedRequestData", party.trust()),
            data,
            party);
  }

  /** Null of a Cancel, which has no files. */
  @Nullable AttachmentLists lists(SmevVersion version) {
    return isCancel() ? null : AttachmentLists.around(data, version.basic());
  }

  private static SmevRequest request(Tree request) {
    Tree data = child(request, "SenderProvidedRequestData");
    return new SmevRequest(
        SmevResponse.messageId(child(request, "MessageMetadata"), data),
        null,
        data,
        request.words("ReplyTo").filter(address -> !address.isBlank()).orElse(null),
        data.child("TestMessage").isPresent(),
        digest(request));
  }

  private static SmevRequest cancel(Tree cancel, SmevVersion version) {
    String reference =
        cancel
            .child("MessageReference", version.basic())
            .map(found -> found.element().getTextContent().strip())
            .orElseThrow(() -> SoapBody.missing("Cancel/MessageReference"));
    return new SmevRequest(
        SmevResponse.messageId(child(cancel, "MessageMetadata"), cancel),
        reference,
        cancel,
        null,
        false,
        "");
  }

  /**
   * Verified with the signature it is part of; it tells contents apart however they are wrapped.
   */
  private static String digest(Tree request) {
    return request
        .child("SenderInformationSystemSignature")
        .flatMap(container -> container.child("Signature", DSIG))
        .flatMap(signature -> signature.child("SignedInfo", DSIG))
        .flatMap(info -> info.child("Reference", DSIG))
        .flatMap(reference -> reference.child("DigestValue", DSIG))
        .map(value -> value.element().getTextContent().replaceAll("\\s", ""))
        .orElse("");
  }
}
