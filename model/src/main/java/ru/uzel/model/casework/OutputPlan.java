package ru.uzel.model.casework;

import java.util.List;
import java.util.Optional;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.PartyName;

/** Says to whom a message goes, once its case is known. Must be free of side effects. */
@FunctionalInterface
public interface OutputPlan {

  List<PlannedOutput> outputs(CaseContext context);

  /**
   * An output that the decision itself asks for, whatever the flows say; nothing where the plan
   * does not know the target.
   *
   * @param act what asks for it, in one word; it stands where an output names its flow
   */
  default Optional<PlannedOutput> own(String act, PartyName target, HubMessage message) {
    return Optional.empty();
  }

  /** Whether anybody is to be told of that event of a term. */
  default boolean isHeard(DeadlineEvent event) {
    return false;
  }
}
