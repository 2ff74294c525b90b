package ru.uzel.adapters.appeals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** An intake in memory that keeps the port's promises, and can be out of service. */
final class MemoryIntake implements Intake, ReceiptBook {

  final List<InboundMessage> accepted = Collections.synchronizedList(new ArrayList<>());
  final List<Refusal> refused = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Receipt> receipts = new HashMap<>();
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
    String key = message.party() + "|" + message.externalId() + "|" + message.version();
    Receipt first = receipts.get(key);
    if (first != null) {
      return new Receipt(first.id(), first.receivedAt(), first.wireHash(), true);
    }
    Receipt receipt = new Receipt(MessageId.next(), AppealsFixture.NOW, "00", false);
    receipts.put(key, receipt);
    accepted.add(message);
    return receipt;
  }

  @Override
  public synchronized Optional<Receipt> repeated(
      PartyName party, ExternalId externalId, String version, WireBytes wire) {
    return first(party, externalId, version)
        .map(first -> new Receipt(first.id(), first.receivedAt(), first.wireHash(), true));
  }

  @Override
  public synchronized Optional<Receipt> first(
      PartyName party, ExternalId externalId, String version) {
    return Optional.ofNullable(receipts.get(party + "|" + externalId + "|" + version));
  }

  @Override
  public synchronized Optional<Receipt> latest(PartyName party, ExternalId externalId) {
    return receipts.entrySet().stream()
        .filter(known -> known.getKey().startsWith(party + "|" + externalId + "|"))
        .map(Map.Entry::getValue)
        .findFirst();
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
