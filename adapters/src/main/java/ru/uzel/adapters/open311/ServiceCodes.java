package ru.uzel.adapters.open311;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Subject;

/**
 * By which {@code service_code} a server knows what a message is about: {@code problem = code}, and
 * for all that is left of a sector {@code sector = code}, parted by semicolons.
 */
record ServiceCodes(Map<String, String> codes) {

  ServiceCodes {
    codes = Map.copyOf(codes);
  }

  /**
   * @throws IllegalArgumentException when it is no such list
   */
  static ServiceCodes of(String text) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String entry : text.split(";", -1)) {
      if (!entry.isBlank()) {
        String[] sides = entry.split("=", 2);
        if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
          throw new IllegalArgumentException("no subject = service_code");
        }
        codes.put(key(sides[0]), sides[1].strip());
      }
    }
    return new ServiceCodes(codes);
  }

  /** The problem is the narrower word, so it comes first. */
  Optional<String> of(@Nullable Subject subject) {
    return subject == null
        ? Optional.empty()
        : Optional.ofNullable(subject.problem())
            .map(problem -> codes.get(key(problem)))
            .or(() -> Optional.ofNullable(codes.get(key(subject.sector().name()))));
  }

  boolean isEmpty() {
    return codes.isEmpty();
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
