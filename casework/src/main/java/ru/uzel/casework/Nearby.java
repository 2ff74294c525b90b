package ru.uzel.casework;

import java.util.List;
import ru.uzel.model.message.CaseId;

/**
 * The open cases about a problem, as of one moment.
 *
 * @param guard the problem's revision: none was opened since while it is the same
 */
record Nearby(long guard, List<Candidate> candidates) {

  /** A case that a message might join. */
  record Candidate(CaseId caseId, Neighbourhood place) {}
}
