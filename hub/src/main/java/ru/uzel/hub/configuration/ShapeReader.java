package ru.uzel.hub.configuration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/** Looks over the shapes of municipal systems, whose form has been checked, and who uses them. */
final class ShapeReader {

  /** Where they stand. */
  static final String FOLDER = "municipal";

  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
  private static final Set<String> WORDS = Set.of("user", "clientId", "filter");
  private static final Set<String> SECRETS = Set.of("password", "clientSecret", "token");
  private static final Set<String> QUESTION = Set.of("page", "size", "from", "to", "statuses");
  private static final Set<String> MESSAGE =
      Set.of("text", "reason", "address", "latitude", "longitude");

  private final Mistakes mistakes;
  private final Map<String, YamlDocument> shapes = new HashMap<>();

  ShapeReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void read(YamlDocument document) {
    shapes.put(document.file(), document);
    if (!document.root().has("list") && !document.root().has("outward")) {
      mistakes.at(
          document,
          "",
          "a shape with neither list nor outward: nothing can be read, nothing sent",
          "add at least one of the two");
    }
    for (String needed : new String[] {"card", "statuses"}) {
      if (document.root().has("list") && !document.root().has(needed)) {
        mistakes.at(
            document,
            "/list",
            "records are read, and '" + needed + "' is missing: nobody knows what they mean",
            "add " + needed);
      }
    }
    checkZone(document);
    checkForms(document);
    checkStatuses(document);
    checkBearer(document);
    Set<String> credentials = union(WORDS, SECRETS);
    checkPlaces(document, "/headers", credentials);
    checkPlaces(document, "/login/form", credentials);
    // A query stands in other people's logs.
    checkPlaces(document, "/list/query", union(QUESTION, WORDS));
    checkPlaces(document, "/outward/fields", MESSAGE);
    checkPlaces(document, "/outward/nearest/query", MESSAGE);
  }

  /** What the party must have because its shape says so. */
  void check(YamlDocument document, Party party) {
    shape(party)
        .ifPresent(
            shape -> {
              if (polls(party) && !shape.root().has("list")) {
                mistakes.at(
                    document,
                    "/settings/shape",
                    "its records are to be polled, and its shape, "
                        + shape.file()
                        + ", has no list",
                    "write polls: false, or add a list there");
              }
              for (String wanted : wanted(shape)) {
                if (party.setting(wanted).isEmpty()) {
                  mistakes.at(
                      document,
                      "/settings",
                      "the shape " + shape.file() + " needs the setting '" + wanted + "'",
                      "add it below settings: " + AdapterTraits.of("municipal").cure(wanted));
                }
              }
            });
  }

  /** What the party sends and takes, by its shape where it has one. */
  AdapterTraits traits(Party party) {
    AdapterTraits traits = AdapterTraits.of(party);
    return shape(party)
        .map(
            shape ->
                traits.narrowed(
                    polls(party) && shape.root().has("list"),
                    !polls(party) && shape.root().has("outward")))
        .orElse(traits);
  }

  private Optional<YamlDocument> shape(Party party) {
    return party
        .setting("shape")
        .flatMap(
            file ->
                shapes.entrySet().stream()
                    .filter(shape -> file.replace('\\', '/').endsWith("/" + shape.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  private static boolean polls(Party party) {
    return !party.setting("polls").filter("false"::equals).isPresent();
  }

  private static Set<String> wanted(YamlDocument shape) {
    Set<String> wanted = new TreeSet<>();
    for (String place : new String[] {"/headers", "/login/form"}) {
      shape
          .at(place)
          .forEach(
              text -> {
                Matcher found = PLACE.matcher(text.asString(""));
                while (found.find()) {
                  wanted.add(found.group(1));
                }
              });
    }
    wanted.retainAll(union(WORDS, SECRETS));
    return wanted;
  }

  private void checkPlaces(YamlDocument document, String pointer, Set<String> known) {
    for (Map.Entry<String, JsonNode> text : document.at(pointer).properties()) {
      Matcher found = PLACE.matcher(text.getValue().asString(""));
      while (found.find()) {
        if (!known.contains(found.group(1))) {
          mistakes.at(
              document,
              YamlDocument.child(pointer, text.getKey()),
              "'{" + found.group(1) + "}' is not known here",
              "use one of: {" + String.join("}, {", new TreeSet<>(known)) + "}");
        }
      }
    }
  }

  private void checkZone(YamlDocument document) {
    String zone = document.text("/zone").orElse("");
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      mistakes.at(document, "/zone", "'" + zone + "' is no time zone", SettingForm.ZONE.cure());
    }
  }

  private void checkForms(YamlDocument document) {
    for (int i = 0; i < document.at("/card/times").size(); i++) {
      String place = "/card/times/" + i;
      if (!isForm(document.text(place).orElse(""), false)) {
        tellForm(document, place);
      }
    }
    if (document.text("/list/days").filter(form -> !isForm(form, true)).isPresent()) {
      tellForm(document, "/list/days");
    }
  }

  private void tellForm(YamlDocument document, String place) {
    mistakes.at(
        document,
        place,
        "'"
            + document.text(place).orElse("")
            + "' is no form of "
            + (place.startsWith("/list") ? "a day" : "times"),
        "write letters of java.time, e.g. yyyy-MM-dd or dd.MM.yyyy HH:mm:ss");
  }

  private static boolean isForm(String form, boolean ofDays) {
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(form);
      return !ofDays || !LocalDate.EPOCH.format(formatter).isEmpty();
    } catch (IllegalArgumentException | DateTimeException none) {
      return false;
    }
  }

  private void checkStatuses(YamlDocument document) {
    Map<String, Integer> lines = new HashMap<>();
    for (int i = 0; i < document.at("/statuses").size(); i++) {
      String status = "/statuses/" + i;
      Set<String> names = new HashSet<>(document.list(status + "/words"));
      document.text(status + "/code").ifPresent(names::add);
      for (String name : names) {
        Integer earlier = lines.putIfAbsent(name, document.line(status));
        if (earlier != null) {
          mistakes.at(
              document,
              status,
              "the status '" + name + "' stands on line " + earlier + " already",
              "keep one of the two");
        }
      }
    }
  }

  private void checkBearer(YamlDocument document) {
    if (document.text("/login/proof").filter("bearer"::equals).isPresent()
        && !document.at("/login").has("token")) {
      mistakes.at(
          document,
          "/login/proof",
          "nobody knows where the login's answer has the token",
          "add token: <JSON pointer>, e.g. /access_token");
    }
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
