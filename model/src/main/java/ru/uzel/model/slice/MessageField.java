package ru.uzel.model.slice;

import java.util.List;

/**
 * A single value of the canonical message that opened the case.
 *
 * @param names of the properties that lead to it, from the outermost on
 */
public record MessageField(List<String> names) implements DimensionValue {

  /** What its path begins with. */
  public static final String ROOT = "message.";

  public MessageField {
    names = List.copyOf(names);
  }

  @Override
  public String path() {
    return ROOT + String.join(".", names);
  }
}
