package ru.uzel.model.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a queue.
 *
 * @param messages how many, those being worked on included
 * @param oldestAt since when the first of them lies there; null where none does
 */
public record Backlog(long messages, @Nullable Instant oldestAt) {

  public static final Backlog NONE = new Backlog(0, null);

  public boolean isEmpty() {
    return messages == 0;
  }
}
