package ru.uzel.adapters.executor;

import java.util.Map;
import ru.uzel.model.casework.AssignedCase;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/**
 * Gives a body the files of its cases. Which those are the journal tells: the files of a prepared
 * assignment, and so after masking.
 */
final class HandedFiles {

  private static final int MOST_FILES = 1000;

  private final AssignedCases cases;
  private final JournalSearch journal;
  private final ContentStore contents;

  HandedFiles(AssignedCases cases, JournalSearch journal, ContentStore contents) {
    this.cases = cases;
    this.journal = journal;
    this.contents = contents;
  }

  /**
   * @return an answer whose file the caller closes
   * @throws ProblemException when the body does not have that case, or the case not that file
   * @throws ru.uzel.model.failure.RetryableFailure while it cannot be told
   */
  Answer show(Party party, String reference, String hash) {
    if (cases.find(party.name(), reference).filter(AssignedCase::held).isEmpty()) {
      throw new ProblemException(
          Problem.notFound("this body has no case that it was sent under that reference"));
    }
    ContentRef content =
        contents
            .find(hash)
            .filter(kept -> wasHanded(party.name(), reference, kept))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.notFound(
                            "no such file came with that assignment, or not yet on record")));
    return new Answer(
        200,
        null,
        new OpenedFile(content, contents.open(content)),
        // Whatever a resident sent is nothing to be opened in a browser.
        Map.of("X-Content-Type-Options", "nosniff", "ETag", '"' + hash + '"'));
  }

  private boolean wasHanded(PartyName body, String reference, ContentRef content) {
    return journal
        .find(
            new JournalQuery(
                null, null, body, JournalType.ATTACHED, null, reference, null, null, 0, MOST_FILES))
        .stream()
        .anyMatch(stored -> content.hash().equals(stored.record().payloadHash()));
  }
}
