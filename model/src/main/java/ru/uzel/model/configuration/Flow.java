package ru.uzel.model.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;

/**
 * A flow as its file says: from whom, when, mapped how, to whom.
 *
 * @param when a JSONata predicate over the canonical message; null means always
 * @param map a JSONata expression from canonical message to canonical message; null means as it is
 */
public record Flow(
    String name,
    List<PartyName> fromParties,
    List<MessageKind> kinds,
    @Nullable String when,
    @Nullable String map,
    List<FlowTarget> to) {

  public Flow {
    fromParties = List.copyOf(fromParties);
    kinds = List.copyOf(kinds);
    to = List.copyOf(to);
  }
}
