package ru.uzel.routes.party;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;

/**
 * The parties of the configuration, each with the wire mapping of its adapter, and the hub itself.
 */
public final class MappedParties {

  /** Its messages come in; none go out to it. */
  public static final Party HUB =
      new Party(
          Party.HUB,
          "Узел",
          OwnMapping.ADAPTER,
          Map.of(),
          new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofDays(1)),
          2);

  private final PartyDirectory parties;
  private final Map<String, WireMapping> mappings;

  public MappedParties(PartyDirectory parties, List<WireMapping> mappings) {
    this.parties = parties;
    this.mappings =
        mappings.stream().collect(Collectors.toMap(WireMapping::adapter, mapping -> mapping));
  }

  /**
   * @throws RejectedFailure with code UNKNOWN_PARTY
   */
  public Party party(PartyName name) {
    return find(name)
        .orElseThrow(() -> unknown("party " + name + " is no longer configured", name));
  }

  /**
   * @throws RejectedFailure with code UNKNOWN_PARTY where its adapter is not in this hub
   */
  public WireMapping mapping(Party party) {
    WireMapping mapping = mappings.get(party.adapter());
    if (mapping == null) {
      throw unknown(
          "party " + party.name() + " names adapter '" + party.adapter() + "', which is not here",
          party.name());
    }
    return mapping;
  }

  /** Whether some party is that organisation, and has a way for cases. */
  public boolean anyTakesCasesOf(OrgRef organisation) {
    return parties.all().stream()
        .anyMatch(
            party -> party.is(organisation) && takes(party.name(), MessageKind.CITIZEN_MESSAGE));
  }

  public Optional<WireMapping> mapping(PartyName name) {
    return find(name).map(Party::adapter).map(mappings::get);
  }

  private Optional<Party> find(PartyName name) {
    return name.equals(HUB.name()) ? Optional.of(HUB) : parties.find(name);
  }

  /**
   * Whether messages of that kind have a way to the party; a party that is not here is not judged.
   */
  public boolean takes(PartyName name, MessageKind kind) {
    return parties
        .find(name)
        .map(party -> !mappings.containsKey(party.adapter()) || mapping(party).takes(party, kind))
        .orElse(true);
  }

  private static RejectedFailure unknown(String message, PartyName party) {
    return new RejectedFailure(
        FailureCode.UNKNOWN_PARTY, Origin.HUB, message, "config/parties/" + party + ".yaml");
  }
}
