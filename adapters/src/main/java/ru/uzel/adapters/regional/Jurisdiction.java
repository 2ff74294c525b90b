package ru.uzel.adapters.regional;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An endpoint serves one jurisdiction, so its id may be left out (GeoReport v2, Definitions). */
final class Jurisdiction {

  private Jurisdiction() {}

  static Optional<Problem> check(RegionalProperties properties, @Nullable String asked) {
    boolean wrong =
        asked != null
            && properties.jurisdiction() != null
            && !properties.jurisdiction().equals(asked);
    return wrong ? Optional.of(Problem.notFound("the jurisdiction_id provided")) : Optional.empty();
  }
}
