package ru.uzel.hub.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** Whatever comes through the door, or does not. */
final class Doorkeeper implements Intake {

  final List<InboundMessage> accepted = new CopyOnWriteArrayList<>();
  final List<Refusal> refused = new CopyOnWriteArrayList<>();

  @Override
  public Receipt accept(InboundMessage message) {
    accepted.add(message);
    return new Receipt(MessageId.next(), Instant.EPOCH, "00", false);
  }

  @Override
  public Optional<Receipt> repeated(
      PartyName party, ExternalId externalId, String version, WireBytes wire) {
    return Optional.empty();
  }

  @Override
  public void refuse(Refusal refusal) {
    refused.add(refusal);
  }

  @Override
  public Optional<AcceptedMessage> pending(PartyName party, MessageId id) {
    return Optional.empty();
  }
}
