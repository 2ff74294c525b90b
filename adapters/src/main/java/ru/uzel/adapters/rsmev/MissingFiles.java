package ru.uzel.adapters.rsmev;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files that an accepted appeal is without, as they are noted beside its version.
 *
 * @param again from when each, by its id, is worth being fetched if it is offered; {@link
 *     #ANY_TIME} where it never was
 */
record MissingFiles(Map<String, Instant> again) {

  static final Instant ANY_TIME = Instant.EPOCH;

  /** For what will be the same next time: too large, no path. */
  static final Instant NEVER = Instant.MAX;

  static final MissingFiles NONE = new MissingFiles(Map.of());

  MissingFiles {
    again = Map.copyOf(again);
  }

  static MissingFiles of(Reading reading, String appealId) {
    String mark = reading.known(key(appealId));
    if (mark == null || mark.isEmpty()) {
      return NONE;
    }
    Map<String, Instant> again = new LinkedHashMap<>();
    for (String file : mark.split(" ", -1)) {
      String[] parts = file.split("@", 2);
      again.put(parts[0], parts.length > 1 ? time(parts[1]) : ANY_TIME);
    }
    return new MissingFiles(again);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException spoilt) {
      return ANY_TIME;
    }
  }

  void note(Reading reading, String appealId) {
    String mark =
        again.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(file -> file.getKey() + "@" + file.getValue())
            .collect(Collectors.joining(" "));
    String before = reading.known(key(appealId));
    if (!mark.isEmpty() || (before != null && !before.isEmpty())) {
      reading.met(key(appealId), mark);
    }
  }

  boolean has(String fileId) {
    return again.containsKey(fileId);
  }

  /** Whether it is among these and was offered already. */
  boolean wasOffered(String fileId) {
    return !next(fileId).equals(ANY_TIME);
  }

  /** From when it is worth another attempt. */
  Instant next(String fileId) {
    return again.getOrDefault(fileId, ANY_TIME);
  }

  boolean isDue(String fileId, Instant now) {
    return has(fileId) && !now.isBefore(next(fileId));
  }

  /** Whether one of these may be had now. */
  boolean isAnyDue(Collection<GatewayFile> offered, Instant now) {
    return offered.stream().anyMatch(file -> file.id().filter(id -> isDue(id, now)).isPresent());
  }

  private static String key(String appealId) {
    return "missing " + appealId;
  }
}
