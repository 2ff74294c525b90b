package ru.uzel.hub.configuration;

import java.util.Collection;
import java.util.List;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.configuration.FlowTarget;
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
    Organisations.check(parties, mistakes);
    flows.stream()
        .filter(flow -> flow.kinds().contains(MessageKind.DEADLINE_EVENT))
        .filter(
            flow -> flow.to().stream().anyMatch(target -> target.role() == FlowTarget.Role.BODY))
        .forEach(flow -> tellDeafBodies(flow, parties, flows));
    for (Party party : parties) {
      for (MessageKind kind : shapes.traits(party).sends()) {
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

  /** Of a case with a body that has no ear for terms, its events would end in {@code dead.*}. */
  private void tellDeafBodies(Flow flow, Collection<Party> parties, List<Flow> flows) {
    for (Party party : parties) {
      boolean isGivenCases =
          flows.stream()
              .filter(other -> other.kinds().contains(MessageKind.CITIZEN_MESSAGE))
              .flatMap(other -> other.to().stream())
              .anyMatch(target -> party.name().equals(target.party()));
      if (isGivenCases && !AdapterTraits.of(party).takes().contains(MessageKind.DEADLINE_EVENT)) {
        mistakes.warn(
            "flows/" + flow.name() + ".yaml",
            1,
            "party '" + party.name() + "' is given cases and takes no DeadlineEvent",
            "leave its cases out by when: responsible != \"" + party.name() + "\"");
      }
    }
  }

  private static boolean takes(Flow flow, Party party, MessageKind kind) {
    return flow.fromParties().contains(party.name()) && flow.kinds().contains(kind);
  }
}
