package ru.uzel.adapters.executor;

import ru.uzel.model.casework.AssignedCase;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.party.Party;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells a body how a case of its own stands. */
final class CaseShowing {

  private final AssignedCases cases;

  CaseShowing(AssignedCases cases) {
    this.cases = cases;
  }

  /**
   * @throws ProblemException when the body was sent no case under that reference
   * @throws ru.uzel.model.failure.RetryableFailure while it cannot be told
   */
  Answer show(Party party, String reference) {
    AssignedCase found =
        cases
            .find(party.name(), reference)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.notFound("this body was sent no case under that reference")));
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .put("reference", reference)
        .put("caseId", found.caseId().toString())
        .put("status", StatusWord.word(found.status()))
        .put("statusCode", found.status().name())
        .put("openedAt", found.openedAt().toString())
        .put("updatedAt", found.updatedAt().toString())
        .put("lastSequence", found.lastSequence())
        .put("extended", found.extended());
    return Answer.of(200, document);
  }
}
