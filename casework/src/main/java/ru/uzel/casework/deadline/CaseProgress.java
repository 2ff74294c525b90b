package ru.uzel.casework.deadline;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;

/**
 * What moves a case on.
 *
 * @param before the status of the case until now
 * @param alreadyExtended whether its term was extended before this update
 * @param at when the hub received the update: partners' clocks differ, and one must count
 * @param body with whom the case lies until then: of several bodies the one that speaks, else the
 *     first; null where it lies with none
 * @param handover by whom the case is handed on, and to whom; null where it stays
 * @param opening the message that opened the case, asked for only if a rule has to be chosen by it
 */
public record CaseProgress(
    CaseId caseId,
    PartyName channel,
    CanonicalStatus before,
    StatusUpdate update,
    boolean alreadyExtended,
    Instant at,
    @Nullable PartyName body,
    @Nullable Handover handover,
    Supplier<CitizenMessage> opening) {

  /** Whether the case had left, and is heard of again within the hub. */
  boolean isBack() {
    return before == CanonicalStatus.TRANSFERRED_OUT
        && update.status() != CanonicalStatus.TRANSFERRED_OUT;
  }

  /** How that term changes hands, if it does: of several bodies each hands on only its own part. */
  @Nullable Handover handoverOf(Deadline deadline) {
    PartyName holder = deadline.responsible();
    return handover == null || holder == null || holder.equals(handover.by()) ? handover : null;
  }

  /** With whom the case lies once this is done. */
  @Nullable PartyName nextBody() {
    return handover == null || handover.to() == null ? body : handover.to();
  }
}
