package ru.uzel.hub.configuration;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;

/** Makes the region of its file, whose form has been checked. A hub serves one region. */
final class RegionReader {

  private final DeadlineReader deadlines;
  private final Mistakes mistakes;
  private @Nullable Region region;
  private String file = "";

  RegionReader(DeadlineReader deadlines, Mistakes mistakes) {
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
