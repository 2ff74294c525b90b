package ru.uzel.model.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a channel's messages to list.
 *
 * @param categoryCodes only these categories; empty means all
 * @param open true for unfinished only, false for finished only, null for both
 */
public record ChannelQuery(
    List<String> categoryCodes,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Boolean open,
    int limit,
    int offset) {

  public ChannelQuery {
    categoryCodes = List.copyOf(categoryCodes);
  }
}
