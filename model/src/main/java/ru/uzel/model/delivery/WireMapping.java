package ru.uzel.model.delivery;

import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/**
 * An adapter as the flows see it: wire form to canonical and back. One bean per adapter; sending
 * itself is the Camel endpoint {@link Endpoints#send}.
 */
public interface WireMapping {

  /** The adapter's name, as party files give it. */
  String adapter();

  /** What that party promises; partners of one protocol may promise different things. */
  Resend resend(Party party);

  /**
   * The canonical message of accepted wire bytes; the same bytes always give an equal message.
   *
   * @throws ru.uzel.model.failure.UnknownValueFailure for a value that is not mapped
   * @throws ru.uzel.model.failure.RejectedFailure for content that cannot be read
   */
  HubMessage toCanonical(Party party, AcceptedMessage accepted);

  /**
   * The partner's wire form, signed where the partner wants it. Signatures are randomised, so this
   * is called once per output and its bytes are kept.
   *
   * @throws ru.uzel.model.failure.RejectedFailure for a message the partner's form cannot carry
   */
  WireBytes toWire(Party party, OutboundMessage outbound);

  /**
   * Whether messages of that kind have a way to the party at all. Where not, nothing is decided for
   * a channel that a case came from, instead of something that nobody could deliver.
   */
  default boolean takes(Party party, MessageKind kind) {
    return true;
  }

  /** Whether {@link #toWire} takes that message's files along; where not, only its words go. */
  default boolean carriesAttachments(OutboundMessage outbound) {
    return false;
  }

  /** A fresh id in the partner's own form for an output about to be decided. */
  String newReference();
}
