package ru.uzel.model.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/**
 * A case without what people wrote in it.
 *
 * @param status the word of {@link ru.uzel.model.message.CanonicalStatus}
 * @param priority the word of {@link ru.uzel.model.message.Priority}
 * @param category the code in the classifier of the channel that opened it
 * @param problem the region's own code of the problem; null where nobody mapped one
 * @param origins the channel that opened it first, then those that joined it
 */
public record CaseOutline(
    CaseId caseId,
    String status,
    String priority,
    String category,
    @Nullable String problem,
    Instant receivedAt,
    Instant openedAt,
    Instant updatedAt,
    List<Origin> origins) {

  public CaseOutline {
    origins = List.copyOf(origins);
  }

  /** A channel of the case, and its own number for it. */
  public record Origin(
      PartyName party, ExternalId number, MessageId messageId, Instant receivedAt) {}
}
