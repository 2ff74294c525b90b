package ru.uzel.hub.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.classification.SubjectRule;

/** Makes rules of the files that map classifiers to sectors; their form has been checked. */
final class SectorReader {

  private final Mistakes mistakes;
  private final List<SubjectRule> rules = new ArrayList<>();
  private final Map<List<String>, String> placeOf = new HashMap<>();

  SectorReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void read(YamlDocument document) {
    String system = document.text("/system").orElseThrow();
    for (int i = 0; i < document.at("/entries").size(); i++) {
      String place = "/entries/" + i;
      SubjectRule rule =
          new SubjectRule(
              system,
              document.text(place + "/category").orElseThrow(),
              document.text(place + "/subcategory").orElse(null),
              document.text(place + "/fact").orElse(null),
              new Subject(
                  Sector.valueOf(document.text(place + "/sector").orElseThrow()),
                  document.text(place + "/problem").orElse(null)));
      if (isNew(document, place, rule)) {
        rules.add(rule);
      }
    }
  }

  private boolean isNew(YamlDocument document, String place, SubjectRule rule) {
    List<String> path =
        Stream.of(rule.system(), rule.category(), rule.subcategory(), rule.fact())
            .map(code -> Objects.requireNonNullElse(code, ""))
            .toList();
    String earlier = placeOf.putIfAbsent(path, document.file() + ":" + document.line(place));
    if (earlier != null) {
      mistakes.at(
          document,
          place,
          "the same place of " + rule.system() + " stands at " + earlier + " already",
          "keep one of the two");
    }
    return earlier == null;
  }

  List<SubjectRule> rules() {
    return List.copyOf(rules);
  }
}
