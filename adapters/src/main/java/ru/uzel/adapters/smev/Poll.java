package ru.uzel.adapters.smev;

import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.party.Party;

/** One question to СМЭВ in a party's name. */
@FunctionalInterface
interface Poll {

  /**
   * @throws ru.uzel.model.failure.HubFailure when it cannot be answered now
   */
  Outcome poll(Party party);
}
