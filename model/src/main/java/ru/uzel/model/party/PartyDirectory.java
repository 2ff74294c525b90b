package ru.uzel.model.party;

import java.util.List;
import java.util.Optional;
import ru.uzel.model.message.PartyName;

/** The parties of the active configuration. */
public interface PartyDirectory {

  Optional<Party> find(PartyName name);

  List<Party> all();

  default List<Party> using(String adapter) {
    return all().stream().filter(party -> party.adapter().equals(adapter)).toList();
  }
}
