package ru.uzel.model.operation;

import java.util.List;

/**
 * What waits in the whole hub.
 *
 * @param journal records not yet in the database
 * @param unreadable messages of the journal that cannot be read
 * @param parkedOfNobody parked messages that name no party of the configuration
 */
public record HubQueues(
    List<PartyQueues> parties, Backlog journal, Backlog unreadable, long parkedOfNobody) {

  public HubQueues {
    parties = List.copyOf(parties);
  }
}
