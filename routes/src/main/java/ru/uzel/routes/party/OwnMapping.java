package ru.uzel.routes.party;

import java.util.UUID;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/** What the hub says to itself is in canonical form already. */
public final class OwnMapping implements WireMapping {

  static final String ADAPTER = "uzel";

  private final MessageCodec codec;

  public OwnMapping(MessageCodec codec) {
    this.codec = codec;
  }

  @Override
  public String adapter() {
    return ADAPTER;
  }

  @Override
  public Resend resend(Party party) {
    return Resend.IDEMPOTENT;
  }

  @Override
  public HubMessage toCanonical(Party party, AcceptedMessage accepted) {
    return codec.decode(accepted.kind(), accepted.wire().bytes());
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    throw new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.HUB,
        "nothing is sent to the hub itself",
        "flow " + outbound.envelope().flow());
  }

  @Override
  public String newReference() {
    return UUID.randomUUID().toString();
  }
}
