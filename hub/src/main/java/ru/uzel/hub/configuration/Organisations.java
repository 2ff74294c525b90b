package ru.uzel.hub.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.party.Organisation;
import ru.uzel.model.party.Party;

/** Whether whoever is named in a transfer is one party, and one that takes cases. */
final class Organisations {

  private Organisations() {}

  static void check(Collection<Party> parties, Mistakes mistakes) {
    List<Party> earlier = new ArrayList<>();
    for (Party party : parties) {
      Organisation organisation = party.organisation();
      if (organisation == null) {
        continue;
      }
      String file = "parties/" + party.name() + ".yaml";
      if (!AdapterTraits.of(party).takes().contains(MessageKind.CITIZEN_MESSAGE)) {
        mistakes.add(
            file,
            1,
            "the party is an organisation that cases are handed to, but takes none",
            "remove organisation");
      }
      for (Party other : earlier) {
        if (organisation.names().stream()
            .anyMatch(name -> other.is(new OrgRef(name, organisation.ogrn())))) {
          mistakes.add(
              file,
              1,
              "party '" + other.name() + "' is the same organisation",
              "give each an ОГРН or names of its own");
        }
      }
      earlier.add(party);
    }
  }
}
