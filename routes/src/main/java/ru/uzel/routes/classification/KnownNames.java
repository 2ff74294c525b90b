package ru.uzel.routes.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.message.ClassifierRef;

/** The categories that rules speak of, to be proposed for one that is unknown. */
final class KnownNames {

  private static final int MOST = 3;

  /** Below it names have little more in common than their language. */
  private static final double LEAST_ALIKE = 0.7;

  private record Candidate(String category, Sector sector, double likeness) {}

  private final JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
  private final Map<String, Map<String, Sector>> sectors = new HashMap<>();

  KnownNames(List<SubjectRule> rules) {
    for (SubjectRule rule : rules) {
      sectors
          .computeIfAbsent(rule.system(), system -> new LinkedHashMap<>())
          .putIfAbsent(rule.category(), rule.subject().sector());
    }
  }

  /** The most alike first, each with its sector: {@code Дороги (ROADS)}. */
  List<String> nearest(ClassifierRef unknown) {
    List<Candidate> candidates = new ArrayList<>();
    sectors
        .getOrDefault(unknown.system(), Map.of())
        .forEach(
            (category, sector) ->
                candidates.add(new Candidate(category, sector, likeness(unknown, category))));
    return candidates.stream()
        .filter(candidate -> candidate.likeness() >= LEAST_ALIKE)
        .sorted(Comparator.comparingDouble(Candidate::likeness).reversed())
        .limit(MOST)
        .map(candidate -> candidate.category() + " (" + candidate.sector() + ")")
        .toList();
  }

  private double likeness(ClassifierRef unknown, String category) {
    return Math.max(
        likeness.apply(folded(unknown.code()), folded(category)),
        likeness.apply(folded(unknown.name()), folded(category)));
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
  }
}
