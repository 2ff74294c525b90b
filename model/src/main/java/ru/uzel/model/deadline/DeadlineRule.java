package ru.uzel.model.deadline;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.DeadlineStage;

/**
 * How long a stage may take in which cases.
 *
 * @param code its short name, by which people speak of it: {@code FZ59_CONSIDER}
 * @param extension null where the term cannot be extended
 * @param restartsOnTransfer whether the term begins anew for the body that a case is transferred to
 * @param pausesForInfo whether it stands still while the resident is asked for more
 */
public record DeadlineRule(
    String code,
    DeadlineStage stage,
    RuleCondition when,
    Term term,
    DayOff dayOff,
    @Nullable Extension extension,
    boolean restartsOnTransfer,
    boolean pausesForInfo) {}
