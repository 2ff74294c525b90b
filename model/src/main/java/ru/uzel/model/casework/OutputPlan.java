package ru.uzel.model.casework;

import java.util.List;
import java.util.Optional;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;

/** Says to whom a message goes, once its case is known. Must be free of side effects. */
@FunctionalInterface
public interface OutputPlan {

  List<PlannedOutput> outputs(CaseContext context);

  /**
   * How a channel that joins a case is told what the others were told last; nothing where the plan
   * does not say.
   */
  default Optional<PlannedOutput> onJoining(PartyName channel, StatusUpdate latest) {
    return Optional.empty();
  }

  /** Whether anybody is to be told of that event of a term. */
  default boolean isHeard(DeadlineEvent event) {
    return false;
  }
}
