package ru.uzel.adapters.open311;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** An intake in memory that keeps the port's promises, and can be out of service. */
final class MemoryIntake implements Intake {

  final List<InboundMessage> accepted = Collections.synchronizedList(new ArrayList<>());
  final List<Refusal> refused = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> keys = new HashSet<>();
  volatile int repeated;
  private volatile int room = Integer.MAX_VALUE;

  /** After so many more messages nothing is taken until {@link #back}. */
  void outAfter(int messages) {
    room = messages;
  }

  void back() {
    room = Integer.MAX_VALUE;
  }

  @Override
  public synchronized Receipt accept(InboundMessage message) {
    if (room-- <= 0) {
      throw new RetryableFailure(
          FailureCode.BROKER_UNAVAILABLE,
          Origin.HUB,
          "the broker is away",
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          null);
    }
    boolean fresh =
        keys.add(message.party() + "|" + message.externalId() + "|" + message.version());
    if (fresh) {
      accepted.add(message);
    } else {
      repeated++;
    }
    return new Receipt(MessageId.next(), Open311Fixture.NOW, "00", !fresh);
  }

  List<String> ids() {
    return accepted.stream().map(message -> String.valueOf(message.externalId())).toList();
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
