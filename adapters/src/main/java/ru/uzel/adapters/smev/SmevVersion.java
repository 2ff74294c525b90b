package ru.uzel.adapters.smev;

import java.util.Arrays;
import java.util.Optional;

/**
 * A version of the exchange's schemas. Versions differ in their namespaces, in MessageMetadata and
 * in the list of statuses; of what the adapter writes, only 1.1's statistics are a version's own.
 */
enum SmevVersion {
  V1_1("1.1"),
  V1_2("1.2"),
  V1_3("1.3");

  private static final String STEM =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/";

  private final String number;

  SmevVersion(String number) {
    this.number = number;
  }

  static Optional<SmevVersion> spoken(String number) {
    return Arrays.stream(values()).filter(version -> version.number.equals(number)).findFirst();
  }

  String number() {
    return number;
  }

  /** Whether the header of a file by reference has its name. */
  boolean namesFiles() {
    return number.equals("1.3");
  }

  String types() {
    return STEM + number;
  }

  String basic() {
    return STEM + "basic/" + number;
  }

  String faults() {
    return STEM + "faults/" + number;
  }

  /** GetIncomingQueueStatistics is gone from the later versions. */
  boolean countsQueues() {
    return this == V1_1;
  }
}
