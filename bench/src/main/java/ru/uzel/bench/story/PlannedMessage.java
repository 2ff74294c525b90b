package ru.uzel.bench.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that comes by a channel whose mock takes it as JSON: a post, a card, an appeal.
 *
 * @param channel the party
 * @param ref what the channel calls it
 * @param title what it is, for people
 * @param content as the channel's protocol has it
 * @param files what the body attaches to its answer
 * @param lastStatus what the channel is told in the end; null where it takes no statuses
 */
public record PlannedMessage(
    String channel,
    String ref,
    String title,
    ObjectNode content,
    Fate fate,
    List<PlannedFile> files,
    @Nullable String lastStatus) {

  public PlannedMessage {
    files = List.copyOf(files);
  }

  /** By what its text is known wherever it goes. */
  public String marker() {
    return "(" + ref + ")";
  }
}
