package ru.uzel.adapters.smev;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.StatusUpdate;

/**
 * What stands in SenderProvidedResponseData after {@code To}: an interim state as RequestStatus,
 * the answer as MessagePrimaryContent, a refusal as RequestRejected.
 */
final class SmevAnswer {

  private static final int LONGEST_DESCRIPTION = 4000;
  private static final Set<String> REJECT_CODES =
      Set.of("ACCESS_DENIED", "NO_DATA", "UNKNOWN_REQUEST_DESCRIPTION", "FAILURE");

  private SmevAnswer() {}

  /** Of an answer without content. */
  static String write(long sequence, StatusUpdate update) {
    return update.status().isFinal() ? rejection(update) : interim(sequence, update);
  }

  /** Whether it goes as MessagePrimaryContent, with which alone files may go. */
  static boolean hasContent(StatusUpdate update) {
    return switch (update.status()) {
      case REJECTED_BY_MODERATOR, LEFT_WITHOUT_ANSWER -> false;
      default -> update.status().isFinal();
    };
  }

  /** StatusDescription holds the word alone, for programs; the rest goes as parameters. */
  private static String interim(long sequence, StatusUpdate update) {
    XmlText xml = new XmlText("t:");
    xml.open("RequestStatus", "")
        .element("StatusCode", Long.toString(Math.min(sequence, Integer.MAX_VALUE)));
    parameter(xml, "At", CaseReport.moment(update.at()));
    parameter(xml, "PlannedAt", update.plannedAt() == null ? null : update.plannedAt().toString());
    parameter(xml, "Organisation", update.organisation());
    parameter(xml, "Comment", told(update));
    return xml.element("StatusDescription", StatusWords.word(update.status()))
        .close("RequestStatus")
        .toString();
  }

  private static void parameter(XmlText xml, String key, @Nullable String value) {
    if (value != null) {
      xml.open("StatusParameter", "")
          .element("Key", key)
          .element("Value", value)
          .close("StatusParameter");
    }
  }

  private static String rejection(StatusUpdate update) {
    String told = told(update);
    String description = told == null ? StatusWords.word(update.status()) : told;
    return new XmlText("t:")
        .open("RequestRejected", "")
        .element("RejectionReasonCode", rejectCode(update))
        .element("RejectionReasonDescription", shortened(description))
        .close("RequestRejected")
        .toString();
  }

  private static String rejectCode(StatusUpdate update) {
    if (REJECT_CODES.contains(update.rawStatus())) {
      return update.rawStatus();
    }
    if (update.status() == CanonicalStatus.LEFT_WITHOUT_ANSWER) {
      return "NO_DATA";
    }
    return update.rawStatus().equals(FailureCode.UNKNOWN_SERVICE.wireName())
        ? "UNKNOWN_REQUEST_DESCRIPTION"
        : "FAILURE";
  }

  /**
   * The one element of an answer with content.
   *
   * @param attributes of that element
   */
  static String content(
      String attributes, ReturnAddress address, long sequence, StatusUpdate update) {
    String caseId = address.caseId();
    if (caseId == null) {
      throw new RejectedFailure(
          FailureCode.UNKNOWN_CASE,
          Origin.HUB,
          "the request had no readable CaseId, without which there is no CaseReport",
          "CaseReport/CaseId");
    }
    return CaseReport.write(attributes, caseId, sequence, update);
  }

  private static @Nullable String told(StatusUpdate update) {
    Reply reply = update.reply();
    return update.comment() != null || reply == null ? update.comment() : reply.text();
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_DESCRIPTION) {
      return text;
    }
    // Never through the middle of a character that takes two places.
    int end = Character.isHighSurrogate(text.charAt(LONGEST_DESCRIPTION - 2)) ? 2 : 1;
    return text.substring(0, LONGEST_DESCRIPTION - end) + "…";
  }
}
