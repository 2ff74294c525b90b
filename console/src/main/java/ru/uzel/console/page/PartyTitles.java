package ru.uzel.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Language;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** How parties are called on pages: by the Russian title of their file, elsewhere by their name. */
public final class PartyTitles {

  private final PartyDirectory parties;

  PartyTitles(PartyDirectory parties) {
    this.parties = parties;
  }

  public String of(@Nullable PartyName name, Language language) {
    if (name == null) {
      return "";
    }
    return language == Language.RU
        ? parties.find(name).map(Party::title).orElse(name.value())
        : name.value();
  }

  /** Those of the configuration in force, in its order. */
  public List<PartyName> names() {
    return parties.all().stream().map(Party::name).toList();
  }
}
