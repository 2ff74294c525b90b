package ru.uzel.model.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/**
 * Cases as a person without the right to personal data may see them: no names, no addresses, no
 * text ever passes this port.
 *
 * <p>Every method throws {@link ru.uzel.model.failure.RetryableFailure} while the database is away.
 */
public interface CaseReader {

  Optional<CaseOutline> find(CaseId id);

  /** Its facts in their order, at most {@code limit}. */
  List<CaseFact> facts(CaseId id, int limit);

  /** What was decided to be sent in it, in order, at most {@code limit}. */
  List<CaseOutput> outputs(CaseId id, int limit);

  /** The fact that each of these messages became; those without one are left out. */
  Map<MessageId, CaseFact> factsOf(Collection<MessageId> messages);

  /**
   * Cases that one of these parties knows under that number: its own number of the message, or the
   * reference by which it was told of the case.
   */
  List<CaseId> named(Collection<PartyName> parties, String number, int limit);
}
