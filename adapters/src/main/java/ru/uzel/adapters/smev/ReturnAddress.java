package ru.uzel.adapters.smev;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * Where an answer goes: the request's ReplyTo, and the CaseId by which the sender knows what it
 * asked for. ReplyTo is opaque and may change its form at any time (the schema says so), so it
 * stands last and is taken as it is.
 *
 * @param caseId null where the request's content could not be read
 */
record ReturnAddress(@Nullable String caseId, String replyTo) {

  private static final String UNKNOWN = "-";

  /**
   * @throws RejectedFailure when the request gave none, so that nobody can be answered
   */
  static ReturnAddress parse(@Nullable String text) {
    int space = text == null ? -1 : text.indexOf(' ');
    if (text == null || space < 1) {
      throw new RejectedFailure(
          FailureCode.UNKNOWN_CASE,
          Origin.HUB,
          "the request had no ReplyTo, so it cannot be answered",
          "Request/ReplyTo");
    }
    String caseId = text.substring(0, space);
    return new ReturnAddress(caseId.equals(UNKNOWN) ? null : caseId, text.substring(space + 1));
  }

  @Override
  public String toString() {
    return (caseId == null ? UNKNOWN : caseId) + " " + replyTo;
  }
}
