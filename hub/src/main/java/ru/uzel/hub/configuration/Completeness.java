package ru.uzel.hub.configuration;

import java.util.Collection;
import java.util.List;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.party.Party;

/** Mistakes that no single file has. */
final class Completeness {

  private final Mistakes mistakes;

  Completeness(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void check(Collection<Party> parties, List<Flow> flows) {
    Organisations.check(parties, mistakes);
    for (Party party : parties) {
      for (MessageKind kind : AdapterTraits.of(party).sends()) {
        if (kind.goesByFlows() && flows.stream().noneMatch(flow -> takes(flow, party, kind))) {
          mistakes.warn(
              "parties/" + party.name() + ".yaml",
              1,
              "no flow takes a "
                  + kind.wireName()
                  + " of '"
                  + party.name()
                  + "': all will be parked",
              "name the party in a flow's from.parties");
        }
      }
    }
  }

  private static boolean takes(Flow flow, Party party, MessageKind kind) {
    return flow.fromParties().contains(party.name()) && flow.kinds().contains(kind);
  }
}
