package ru.uzel.model.casework;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/**
 * One thing that was decided about a case. Decisions and kinds are words, for their lists grow;
 * whoever shows them must be ready for a word that is new.
 *
 * @param ordinal from 1 within the case
 * @param decision what it did to the case
 * @param kind the kind of the message that brought it
 * @param status the case's status after it
 * @param reason why it was not applied; null where it was
 * @param reference under which the sender spoke of the case
 * @param sequence the sender's running number there
 * @param particulars what of the message is no person's words: codes, numbers, times, yes and no
 */
public record CaseFact(
    CaseId caseId,
    long ordinal,
    MessageId messageId,
    String decision,
    String kind,
    PartyName party,
    ExternalId externalId,
    Instant receivedAt,
    Instant decidedAt,
    String status,
    @Nullable String reason,
    @Nullable String reference,
    @Nullable Long sequence,
    Map<String, String> particulars) {

  public CaseFact {
    particulars = Collections.unmodifiableMap(new LinkedHashMap<>(particulars));
  }
}
