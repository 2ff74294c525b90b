package ru.uzel.adapters.smev;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** An intake that remembers, and can be told to be unavailable. */
final class RecordingIntake implements Intake {

  final List<InboundMessage> accepted = new CopyOnWriteArrayList<>();
  final List<Refusal> refused = new CopyOnWriteArrayList<>();
  volatile boolean remembers;
  volatile @Nullable HubFailure unavailable;

  @Override
  public Receipt accept(InboundMessage message) {
    HubFailure failure = unavailable;
    if (failure != null) {
      throw failure;
    }
    boolean repeated =
        new ArrayList<>(accepted)
            .stream().anyMatch(earlier -> message.externalId().equals(earlier.externalId()));
    accepted.add(message);
    return new Receipt(MessageId.next(), Instant.EPOCH, "00", repeated);
  }

  @Override
  public Optional<Receipt> repeated(
      PartyName party, ExternalId externalId, String version, WireBytes wire) {
    return remembers
            && accepted.stream().anyMatch(earlier -> externalId.equals(earlier.externalId()))
        ? Optional.of(new Receipt(MessageId.next(), Instant.EPOCH, "00", true))
        : Optional.empty();
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
