package ru.uzel.model.operation;

import java.util.EnumMap;
import java.util.Map;
import ru.uzel.model.message.PartyName;

/** What waits of one party's traffic, by what it waits for. */
public record PartyQueues(PartyName party, Map<QueueRole, Backlog> backlogs) {

  public PartyQueues {
    backlogs = Map.copyOf(backlogs);
  }

  public Backlog of(QueueRole role) {
    return backlogs.getOrDefault(role, Backlog.NONE);
  }

  /** The same with another backlog of that role. */
  public PartyQueues with(QueueRole role, Backlog backlog) {
    Map<QueueRole, Backlog> all = new EnumMap<>(QueueRole.class);
    all.putAll(backlogs);
    all.put(role, backlog);
    return new PartyQueues(party, all);
  }
}
