package ru.uzel.model.casework;

import java.util.List;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

/**
 * What a plan may know of the case: its id, the channels it came from, and whom it lies with.
 *
 * @param origins the channel that opened it first, then those that joined it
 * @param bodies whom it is assigned to
 */
public record CaseContext(CaseId caseId, List<PartyName> origins, List<PartyName> bodies) {

  public CaseContext {
    origins = List.copyOf(origins);
    bodies = List.copyOf(bodies);
  }

  /** A case that is assigned to nobody yet. */
  public CaseContext(CaseId caseId, List<PartyName> origins) {
    this(caseId, origins, List.of());
  }

  /** The channel that opened the case. */
  public PartyName origin() {
    return origins.get(0);
  }
}
