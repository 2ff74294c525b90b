package ru.uzel.routes.delivery;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.Waiting;

/** A gate per party, so that one that is away delays no other. */
public final class PartyGates {

  private final Clock clock;
  private final Waiting waiting;
  private final CaseOrder order;
  private final ConcurrentHashMap<PartyName, PartyGate> gates = new ConcurrentHashMap<>();

  PartyGates(Clock clock, Waiting waiting, CaseOrder order) {
    this.clock = clock;
    this.waiting = waiting;
    this.order = order;
  }

  PartyGate of(PartyName party) {
    return gates.computeIfAbsent(party, name -> new PartyGate(name, clock, waiting));
  }

  public List<PartyState> states(List<Party> parties) {
    return parties.stream()
        .map(Party::name)
        .map(name -> of(name).state(order.waitingCases(name)))
        .toList();
  }
}
