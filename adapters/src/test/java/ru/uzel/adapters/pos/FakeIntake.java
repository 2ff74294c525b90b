package ru.uzel.adapters.pos;

import java.time.Instant;
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
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** An intake in memory that keeps the port's promises, and can be out of service. */
final class FakeIntake implements Intake {

  static final Instant NOW = Instant.parse("2026-02-01T09:00:00Z");

  final List<InboundMessage> accepted = Collections.synchronizedList(new ArrayList<>());
  final List<Refusal> refused = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Receipt> receipts = new HashMap<>();
  int repeated;
  private int failFrom = Integer.MAX_VALUE;
  private int calls;

  /** Every call after the first {@code calls} fails until it is {@link #back}. */
  void outAfter(int calls) {
    failFrom = this.calls + calls;
  }

  void back() {
    failFrom = Integer.MAX_VALUE;
  }

  @Override
  public synchronized Receipt accept(InboundMessage message) {
    if (calls++ >= failFrom) {
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
      repeated++;
      return new Receipt(first.id(), first.receivedAt(), first.wireHash(), true);
    }
    Receipt receipt = new Receipt(MessageId.next(), NOW, "00", false);
    receipts.put(key, receipt);
    accepted.add(message);
    return receipt;
  }

  List<String> numbers() {
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

  static AcceptedMessage asAccepted(InboundMessage message) {
    return new AcceptedMessage(
        MessageId.next(),
        message.party(),
        java.util.Objects.requireNonNull(message.externalId()),
        message.version(),
        message.kind(),
        message.groupKey(),
        message.wire(),
        "00",
        message.facts(),
        NOW,
        null,
        null);
  }
}
