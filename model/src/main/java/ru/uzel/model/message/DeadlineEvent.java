package ru.uzel.model.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Sector;

/**
 * What has become of a term of a case. Case, rule, round and phase name it: there are no two events
 * with the same.
 *
 * @param rule the code of the rule that the term follows
 * @param round from 1; a term that is extended, runs on after standing still, or runs anew, does so
 *     in the next round
 * @param at when the phase began
 * @param startAt from when the term is counted
 * @param dueAt the first moment that is no longer within it
 * @param extendedFrom where it ended before it was moved; absent where it was not
 * @param extensionDays by how many calendar days it was extended
 * @param extensionReason in the words of the body that extended it
 * @param cancelled why it runs no longer; only of {@link DeadlinePhase#CANCELLED}
 * @param responsible the party that the case lies with; absent where it was handed to none
 */
public record DeadlineEvent(
    CaseId caseId,
    String rule,
    int round,
    DeadlinePhase phase,
    Instant at,
    DeadlineStage stage,
    TermBasis basis,
    Instant startAt,
    Instant dueAt,
    @Nullable Instant extendedFrom,
    @Nullable Integer extensionDays,
    @Nullable String extensionReason,
    @Nullable CancelReason cancelled,
    @Nullable Sector sector,
    @Nullable PartyName responsible)
    implements HubMessage {

  @Override
  public MessageKind kind() {
    return MessageKind.DEADLINE_EVENT;
  }

  @Override
  public List<Attachment> attachments() {
    return List.of();
  }

  /** The same event with that reason. */
  public DeadlineEvent shown(@Nullable String reason) {
    return new DeadlineEvent(
        caseId,
        rule,
        round,
        phase,
        at,
        stage,
        basis,
        startAt,
        dueAt,
        extendedFrom,
        extensionDays,
        reason,
        cancelled,
        sector,
        responsible);
  }

  /** The id under which it comes, so that it comes once. */
  public ExternalId key() {
    return new ExternalId(caseId + "/" + rule + "/" + round + "/" + phase);
  }
}
