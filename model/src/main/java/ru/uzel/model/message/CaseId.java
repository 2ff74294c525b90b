package ru.uzel.model.message;

import java.util.UUID;

/** The id of a case; also the correlation id of every message that belongs to it. */
public record CaseId(UUID value) {

  public static CaseId next() {
    return new CaseId(TimeOrderedIds.version7());
  }

  public static CaseId parse(String text) {
    return new CaseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
