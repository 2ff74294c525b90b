package ru.uzel.adapters.smev;

import java.util.Arrays;
import java.util.Optional;

/** What the hub is to the party's вид сведений. */
enum SmevRole {
  /** Потребитель: asks by SendRequest, fetches answers by GetResponse. */
  CONSUMER,
  /** Поставщик: fetches requests by GetRequest, answers by SendResponse. */
  PROVIDER;

  static Optional<SmevRole> of(String word) {
    return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(word)).findFirst();
  }
}
