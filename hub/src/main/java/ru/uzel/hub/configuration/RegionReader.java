package ru.uzel.hub.configuration;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

/** Makes the region of its file, whose form has been checked. A hub serves one region. */
final class RegionReader {

  private static final String COORDINATOR = "/transfers/coordinator";

  private final Map<String, Party> parties;
  private final Set<String> names;
  private final DeadlineReader deadlines;
  private final Mistakes mistakes;
  private @Nullable Region region;
  private String file = "";

  /**
   * @param parties the parties that could be read, by name
   * @param names those with mistakes too
   */
  RegionReader(
      Map<String, Party> parties, Set<String> names, DeadlineReader deadlines, Mistakes mistakes) {
    this.parties = parties;
    this.names = names;
    this.deadlines = deadlines;
    this.mistakes = mistakes;
  }

  void read(YamlDocument document) {
    if (region != null) {
      mistakes.at(
          document,
          "/name",
          "a hub serves one region, and that is the one of " + file,
          "move one of the two files away");
      return;
    }
    file = document.file();
    ZoneId zone = zone(document);
    region =
        new Region(
            document.text("/name").orElseThrow(),
            document.text("/title").orElseThrow(),
            joining(document).orElse(null),
            transfers(document),
            zone,
            deadlines.read(document, zone));
  }

  private ZoneId zone(YamlDocument document) {
    Optional<String> name = document.text("/timeZone");
    if (name.isEmpty()) {
      return Region.USUAL_ZONE;
    }
    if (!ZoneId.getAvailableZoneIds().contains(name.get())) {
      mistakes.at(
          document,
          "/timeZone",
          "'" + name.get() + "' is no time zone",
          "write a time zone such as Asia/Yekaterinburg");
      return Region.USUAL_ZONE;
    }
    return ZoneId.of(name.get());
  }

  private Transfers transfers(YamlDocument document) {
    String coordinator = document.text(COORDINATOR).orElse(null);
    boolean returns = document.at("/transfers/returns").asBoolean(false);
    if (coordinator != null) {
      check(document, coordinator);
    } else if (returns) {
      mistakes.at(
          document,
          "/transfers/returns",
          "cases may be given back, but nobody is named to whom",
          "add transfers.coordinator: the name of a party");
    }
    return new Transfers(
        document.at("/transfers/hops").asInt(Transfers.USUAL.hops()),
        coordinator == null ? null : new PartyName(coordinator),
        returns);
  }

  private void check(YamlDocument document, String coordinator) {
    Party party = parties.get(coordinator);
    if (party == null) {
      if (!names.contains(coordinator)) {
        mistakes.at(
            document,
            COORDINATOR,
            "no party is called '" + coordinator + "'",
            "correct the name, or add parties/" + coordinator + ".yaml");
      }
    } else if (party.organisation() == null) {
      mistakes.at(
          document,
          COORDINATOR,
          "party '" + coordinator + "' is no organisation: nobody can name it in a transfer",
          "add organisation to parties/" + coordinator + ".yaml");
    }
  }

  private static Optional<Joining> joining(YamlDocument document) {
    return document
        .text("/joining/window")
        .flatMap(DurationText::parse)
        .map(window -> new Joining(document.at("/joining/radius").intValue(), window));
  }

  Region region() {
    return region == null ? Region.NONE : region;
  }
}
