package ru.uzel.model.casework;

import java.util.Optional;
import ru.uzel.model.message.PartyName;

/** What a body that asks may know of the cases it was handed. */
public interface AssignedCases {

  /**
   * The case that was sent to that body under that reference; of others' cases nothing.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  Optional<AssignedCase> find(PartyName body, String reference);
}
