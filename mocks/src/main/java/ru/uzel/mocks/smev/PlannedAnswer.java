package ru.uzel.mocks.smev;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a body to a request: a word, a status, a rejection, or content of any kind.
 *
 * @param word Status of a CaseReport
 * @param status StatusDescription of a RequestStatus
 * @param code its StatusCode, 1 if nothing is said; of a CaseReport its Sequence, 2 if nothing is
 * @param rejected RejectionReasonCode of a RequestRejected
 * @param description its RejectionReasonDescription; of a RequestStatus its parameter Comment
 * @param content root element of a content of another kind
 * @param files what is attached to a report or a content
 * @param transfer to whom the case goes on, with the word for that
 */
record PlannedAnswer(
    @Nullable String word,
    @Nullable String status,
    @Nullable Integer code,
    @Nullable String rejected,
    @Nullable String description,
    @Nullable String content,
    @Nullable List<PlannedFile> files,
    @Nullable PlannedTransfer transfer) {

  static final Set<String> REASONS =
      Set.of("ACCESS_DENIED", "NO_DATA", "UNKNOWN_REQUEST_DESCRIPTION", "FAILURE");

  PlannedAnswer {
    if (Stream.of(word, status, rejected, content).filter(Objects::nonNull).count() != 1) {
      throw new IllegalArgumentException("an answer is one of word, status, rejected, content");
    }
    if (transfer != null && (word == null || !transfer.goesWith(word))) {
      throw new IllegalArgumentException("transfer goes with the word for its direction");
    }
    if (rejected != null && !REASONS.contains(rejected)) {
      throw new IllegalArgumentException("rejected: " + rejected + " is none of " + REASONS);
    }
  }
}
