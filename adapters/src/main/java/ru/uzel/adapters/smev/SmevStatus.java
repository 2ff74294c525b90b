package ru.uzel.adapters.smev;

import static ru.uzel.adapters.smev.SoapBody.child;

import java.util.Optional;
import org.w3c.dom.Document;
import ru.uzel.model.failure.RejectedFailure;

/**
 * An AsyncProcessingStatus: how a message fared in СМЭВ after it was taken.
 *
 * @param originalId the MessageID of that message
 * @param category e.g. {@code responseIsRejectedBySmev}
 * @param fault why it was refused, where it was
 */
record SmevStatus(String originalId, String category, Optional<SoapFault> fault) {

  static final String ROOT = "GetStatusResponse";

  private static final int LONGEST_CATEGORY = 60;

  /**
   * @return empty when there is nothing to tell
   * @throws RejectedFailure when the answer is none to GetStatus, or cannot be read
   */
  static Optional<SmevStatus> read(Document answer, SmevVersion version) {
    return SoapBody.root(answer, version, ROOT)
        .child("SmevAsyncProcessingMessage")
        .map(message -> child(message, "AsyncProcessingStatusData"))
        .map(data -> of(child(data, "AsyncProcessingStatus"), version));
  }

  static SmevStatus of(Tree status, SmevVersion version) {
    String category =
        status.text("StatusCategory").orElseThrow(() -> SoapBody.missing("StatusCategory"));
    return new SmevStatus(
        SoapBody.uuid(
            status
                .text("OriginalMessageId")
                .orElseThrow(() -> SoapBody.missing("AsyncProcessingStatus/OriginalMessageId")),
            "AsyncProcessingStatus/OriginalMessageId"),
        category.length() > LONGEST_CATEGORY ? category.substring(0, LONGEST_CATEGORY) : category,
        status.child("SmevFault").map(fault -> SoapFault.asynchronous(fault, version)));
  }

  /** A category of a rejection, or one with a fault: somebody has to do something. */
  boolean rejected() {
    return fault.isPresent() || category.contains("Rejected") || category.equals("doesNotExist");
  }

  String told() {
    return category + fault.map(found -> ", " + found.told()).orElse("");
  }
}
