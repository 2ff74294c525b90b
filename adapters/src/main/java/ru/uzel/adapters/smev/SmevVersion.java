package ru.uzel.adapters.smev;

import java.util.List;
import java.util.Optional;

/** A version of the exchange's schemas; versions differ in their namespaces first of all. */
record SmevVersion(String number) {

  static final SmevVersion V1_3 = new SmevVersion("1.3");

  private static final String STEM =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/";

  /** Versions this adapter speaks: 1.1 and 1.2 need their own MessageMetadata first. */
  private static final List<SmevVersion> SPOKEN = List.of(V1_3);

  static Optional<SmevVersion> spoken(String number) {
    return SPOKEN.stream().filter(version -> version.number.equals(number)).findFirst();
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
}
