package ru.uzel.routes.masking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.masking.MaskingRules;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/** Makes of each output what its target may see; all outputs come through here. */
public final class Masking {

  private final Map<PartyName, PersonalDataLevel> levels = new HashMap<>();
  private final Map<PersonalDataLevel, MaskingRules> rules;

  public Masking(HubConfiguration configuration) {
    for (Party party : configuration.parties()) {
      levels.put(party.name(), party.personalData());
    }
    rules = configuration.masking();
  }

  /** A party that is not configured may see nothing. */
  public MaskedOutput masked(OutboundMessage output) {
    PersonalDataLevel level = levels.getOrDefault(output.envelope().target(), PersonalDataLevel.P0);
    if (level == PersonalDataLevel.P2) {
      return new MaskedOutput(output, level, List.of());
    }
    MessageMask mask = new MessageMask(rules.getOrDefault(level, MaskingRules.NOTHING));
    OutboundMessage shown = new OutboundMessage(output.envelope(), mask.of(output.message()));
    return new MaskedOutput(shown, level, mask.hidden());
  }
}
