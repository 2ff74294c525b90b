package ru.uzel.model.casework;

import java.util.List;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

/**
 * What a plan may know of the case: its id and the channels it came from.
 *
 * @param origins the channel that opened it first, then those that joined it
 */
public record CaseContext(CaseId caseId, List<PartyName> origins) {

  public CaseContext {
    origins = List.copyOf(origins);
  }

  /** The channel that opened the case. */
  public PartyName origin() {
    return origins.get(0);
  }
}
