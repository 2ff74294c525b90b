package ru.uzel.hub.configuration;

import java.util.List;
import java.util.Optional;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** The parties of one revision. */
final class ConfiguredParties implements PartyDirectory {

  private final HubConfiguration configuration;

  ConfiguredParties(HubConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Optional<Party> find(PartyName name) {
    return configuration.parties().stream().filter(party -> party.name().equals(name)).findFirst();
  }

  @Override
  public List<Party> all() {
    return configuration.parties();
  }
}
