package ru.uzel.hub.configuration;

import java.util.Collection;
import java.util.List;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.party.Party;

/** Mistakes that no single file has. */
final class Completeness {

  private final ShapeReader shapes;
  private final Mistakes mistakes;

  Completeness(ShapeReader shapes, Mistakes mistakes) {
    this.shapes = shapes;
    this.mistakes = mistakes;
  }

  void check(Collection<Party> parties, List<Flow> flows) {
    for (Party party : parties) {
      for (MessageKind kind : shapes.traits(party).sends()) {
        if (flows.stream().noneMatch(flow -> takes(flow, party, kind))) {
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
