package ru.uzel.bench.book;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a channel sent, told by the channel's own book.
 *
 * @param channel the party
 * @param reference what the channel calls it
 * @param receipt the hub's id of it, where the protocol gives one
 * @param refusal the protocol's error, where it was refused
 * @param answers whether the protocol answers at all; a dropped file gets no answer
 */
public record ChannelSend(
    String channel,
    String reference,
    @Nullable String receipt,
    @Nullable String refusal,
    boolean answers) {

  /** Whether the channel knows what became of it. */
  public boolean isAnswered() {
    return receipt != null || refusal != null;
  }
}
