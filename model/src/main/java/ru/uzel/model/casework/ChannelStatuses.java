package ru.uzel.model.casework;

import java.util.List;
import java.util.Optional;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;

/** What a channel that asks (rather than is told) may see of its own messages. */
public interface ChannelStatuses {

  /**
   * Makes an update visible to the channel; repeating it changes nothing, and an update with a
   * lower sequence than the visible one leaves it.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  void publish(Envelope envelope, StatusUpdate update);

  /**
   * The message with that hub id, or for a duplicate the one it repeated, under the id asked for;
   * empty while its flow has not finished.
   */
  Optional<ChannelRequest> find(PartyName channel, MessageId id);

  /** {@link #find} for several at once, in the order asked; those not found are left out. */
  default List<ChannelRequest> findAll(PartyName channel, List<MessageId> ids) {
    return ids.stream().flatMap(id -> find(channel, id).stream()).toList();
  }

  /** The channel's messages that fit, newest first, at most {@code query.limit()}. */
  List<ChannelRequest> list(PartyName channel, ChannelQuery query);
}
