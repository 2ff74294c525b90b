package ru.uzel.model.casework;

import java.util.Map;
import ru.uzel.model.message.PartyName;

/** How many cases are late: a term of theirs is over without what was awaited. */
public interface OverdueCases {

  /**
   * By the party that the case lies with; those that are late with nothing are left out.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  Map<PartyName, Integer> byParty();
}
