package ru.uzel.casework;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

/**
 * A case as it stood at one moment; what is decided on it holds only while its revision is the
 * latest.
 *
 * @param returnAddress where the origin awaits the one answer, if it does
 * @param answered whether that answer was decided: nothing more goes there
 * @param outputs how many outputs each target has of it
 */
record CaseSnapshot(
    CaseId caseId,
    long revision,
    CanonicalStatus status,
    Priority priority,
    PartyName origin,
    ExternalId originExternalId,
    MessageId originMessage,
    @Nullable String returnAddress,
    boolean answered,
    Map<String, Long> outputs) {

  CaseSnapshot withPriority(Priority fixed) {
    return new CaseSnapshot(
        caseId,
        revision,
        status,
        fixed,
        origin,
        originExternalId,
        originMessage,
        returnAddress,
        answered,
        outputs);
  }

  /** Whether the origin has had its one answer and takes no more. */
  boolean isDoneWith(PartyName target) {
    return answered && returnAddress != null && target.equals(origin);
  }

  CaseContext context() {
    return new CaseContext(caseId, origin);
  }
}
