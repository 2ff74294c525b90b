package ru.uzel.adapters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
public final class MemoryIntake implements Intake {

  public final List<InboundMessage> accepted = Collections.synchronizedList(new ArrayList<>());
  public final List<Refusal> refused = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Receipt> receipts = new HashMap<>();
  public volatile int repeated;
  private volatile int room = Integer.MAX_VALUE;
  private final Instant now;

  /**
   * @param now when everything comes
   */
  public MemoryIntake(Instant now) {
    this.now = now;
  }

  /** After so many more messages nothing is taken until {@link #back}. */
  public void outAfter(int messages) {
    room = messages;
  }

  public void back() {
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
      repeated++;
      return new Receipt(first.id(), first.receivedAt(), first.wireHash(), true);
    }
    Receipt receipt = new Receipt(MessageId.next(), now, "00", false);
    receipts.put(key, receipt);
    accepted.add(message);
    return receipt;
  }

  public List<String> ids() {
    return accepted.stream().map(message -> String.valueOf(message.externalId())).toList();
  }

  /** All that was handed over for keeping, as text. */
  public String kept() {
    StringBuilder all = new StringBuilder();
    accepted.forEach(message -> all.append(message.wire().utf8()).append(message));
    for (Refusal refusal : refused) {
      @Nullable WireBytes wire = refusal.wire();
      all.append(wire == null ? "" : wire.utf8())
          .append(refusal.externalId())
          .append(refusal.failure().reason())
          .append(refusal.failure().where());
    }
    return all.toString();
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

  public static AcceptedMessage asAccepted(InboundMessage message, Instant receivedAt) {
    return new AcceptedMessage(
        MessageId.parse("019aa000-0000-7000-8000-000000000001"),
        message.party(),
        Objects.requireNonNull(message.externalId()),
        message.version(),
        message.kind(),
        message.groupKey(),
        message.wire(),
        "00",
        message.facts(),
        receivedAt,
        null,
        null);
  }
}
