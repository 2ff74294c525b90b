package ru.uzel.adapters.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.AssignedCase;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.KeyDigest;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.ContentHash;

/** The ports the adapter needs, kept in maps. */
final class InMemoryHub
    implements Intake, ReceiptBook, AssignedCases, PartyDirectory, Secrets, ContentHash {

  static final PartyName DISTRICT = new PartyName("district");
  static final String API_KEY = "district-invented-key";
  static final String REFERENCE = "019aa000-0000-7000-8000-0000000000aa";
  static final Instant RECEIVED = Instant.parse("2026-11-20T12:00:00.250Z");

  final List<InboundMessage> taken = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();
  final Map<String, String> settings = new HashMap<>();
  final Map<String, String> secrets = new HashMap<>();
  final Map<String, AssignedCase> cases = new HashMap<>();
  final KeptFiles files = new KeptFiles();
  final HandedOnRecord journal = new HandedOnRecord();
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final Map<String, Receipt> latest = new HashMap<>();
  volatile @Nullable HubFailure failure;
  volatile @Nullable HubFailure databaseFailure;

  InMemoryHub() {
    settings.put("endpoint", "http://127.0.0.1:1/executor/v1");
    settings.put("apiKey", "file:district.api-key.sha256");
    settings.put("trust", "district");
    secrets.put(
        "file:district.api-key.sha256",
        KeyDigest.hex("an-older-key") + "\n" + KeyDigest.hex(API_KEY) + "\n");
    cases.put(
        "district " + REFERENCE,
        new AssignedCase(
            CaseId.parse("019aa000-0000-7000-8000-000000000004"),
            CanonicalStatus.IN_PROGRESS,
            RECEIVED.minusSeconds(60),
            RECEIVED,
            2L,
            false,
            true));
  }

  Party party() {
    return new Party(
        DISTRICT,
        "Администрация района",
        "executor",
        settings,
        new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
        2);
  }

  @Override
  public synchronized Receipt accept(InboundMessage message) {
    if (failure != null) {
      throw failure;
    }
    taken.add(message);
    Receipt receipt = new Receipt(MessageId.next(), RECEIVED, hex(message.wire().bytes()), false);
    ExternalId id = Objects.requireNonNull(message.externalId());
    receipts.put(id + " " + message.version(), receipt);
    latest.put(id.value(), receipt);
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
    return Optional.ofNullable(receipts.get(externalId + " " + version));
  }

  @Override
  public synchronized Optional<Receipt> latest(PartyName party, ExternalId externalId) {
    failWhileAway();
    return Optional.ofNullable(latest.get(externalId.value()));
  }

  @Override
  public synchronized void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public Optional<AcceptedMessage> pending(PartyName party, MessageId id) {
    return Optional.empty();
  }

  @Override
  public synchronized Optional<AssignedCase> find(PartyName body, String reference) {
    failWhileAway();
    return Optional.ofNullable(cases.get(body + " " + reference));
  }

  private void failWhileAway() {
    if (databaseFailure != null) {
      throw databaseFailure;
    }
  }

  @Override
  public Optional<Party> find(PartyName name) {
    return all().stream().filter(party -> party.name().equals(name)).findFirst();
  }

  @Override
  public List<Party> all() {
    return List.of(party());
  }

  @Override
  public String resolve(String reference) {
    String secret = secrets.get(reference);
    if (secret == null) {
      throw new RejectedFailure(
          FailureCode.MISSING_FIELD, Origin.HUB, "there is no secret " + reference, reference);
    }
    return secret;
  }

  @Override
  public byte[] digest(byte[]... parts) {
    throw new UnsupportedOperationException("the adapter asks for hex only");
  }

  @Override
  public String hex(byte[] bytes) {
    return KeptFiles.streebog(bytes);
  }
}
