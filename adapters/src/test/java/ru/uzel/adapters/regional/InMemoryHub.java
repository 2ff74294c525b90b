package ru.uzel.adapters.regional;

import java.nio.file.Path;
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
import ru.uzel.model.casework.ChannelQuery;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.KeyDigest;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.signature.ContentHash;

/** The ports the adapter needs, kept in maps. */
final class InMemoryHub implements Intake, ChannelStatuses, PartyDirectory, ContentHash {

  static final PartyName REGIONAL = new PartyName("regional");
  static final String API_KEY = "xyz-invented-key";
  static final Instant RECEIVED = Instant.parse("2026-11-20T07:15:30.250Z");

  final List<InboundMessage> taken = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();
  final Map<MessageId, AcceptedMessage> pending = new LinkedHashMap<>();
  final Map<MessageId, ChannelRequest> requests = new LinkedHashMap<>();
  final List<StatusUpdate> published = new ArrayList<>();
  final Map<String, String> settings = new HashMap<>();
  private final Map<MessageId, Long> sequences = new HashMap<>();
  @Nullable ChannelQuery asked;
  volatile @Nullable HubFailure failure;

  InMemoryHub() {
    settings.put("apiKey", "file:regional.api-key.sha256");
    settings.put("catalogue", resource("services.yaml").toString());
    settings.put("agency", "Министерство дорожного хозяйства");
  }

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(InMemoryHub.class.getResource(name), name).toURI());
    } catch (java.net.URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Party party() {
    return new Party(
        REGIONAL,
        "Портал жителей",
        "regional",
        settings,
        new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
        4);
  }

  /** As when the flow has run: the message is in a case. */
  synchronized void finishFlows(RegionalMapper mapper) {
    for (AcceptedMessage message : pending.values()) {
      CitizenMessage canonical = mapper.toCanonical(party(), message);
      requests.put(
          message.id(),
          new ChannelRequest(
              message.id(),
              CaseId.next(),
              canonical,
              message.receivedAt(),
              message.receivedAt(),
              null));
    }
    pending.clear();
  }

  @Override
  public synchronized Receipt accept(InboundMessage message) {
    failIfTold();
    String hash = hex(message.wire().bytes());
    ExternalId id =
        message.externalId() == null ? new ExternalId("digest:" + hash) : message.externalId();
    for (AcceptedMessage before : pending.values()) {
      if (before.externalId().equals(id)) {
        return new Receipt(before.id(), before.receivedAt(), before.wireHash(), true);
      }
    }
    taken.add(message);
    AcceptedMessage accepted =
        new AcceptedMessage(
            MessageId.next(),
            message.party(),
            id,
            message.version(),
            message.kind(),
            message.groupKey(),
            message.wire(),
            hash,
            message.facts(),
            RECEIVED,
            message.repetitionWindow(),
            message.traceparent());
    pending.put(accepted.id(), accepted);
    return new Receipt(accepted.id(), RECEIVED, hash, false);
  }

  @Override
  public Optional<Receipt> repeated(
      PartyName party, ExternalId externalId, String version, WireBytes wire) {
    return Optional.empty();
  }

  @Override
  public synchronized void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public synchronized Optional<AcceptedMessage> pending(PartyName party, MessageId id) {
    return Optional.ofNullable(pending.get(id));
  }

  @Override
  public synchronized void publish(Envelope envelope, StatusUpdate update) {
    failIfTold();
    MessageId id = Objects.requireNonNull(envelope.subjectMessage());
    if (sequences.getOrDefault(id, 0L) >= envelope.sequence()) {
      return;
    }
    sequences.put(id, envelope.sequence());
    published.add(update);
    requests.computeIfPresent(
        id,
        (key, request) ->
            new ChannelRequest(
                id,
                request.caseId(),
                request.message(),
                request.receivedAt(),
                update.at(),
                update,
                update.plannedAt() == null ? request.plannedAt() : update.plannedAt()));
  }

  @Override
  public synchronized Optional<ChannelRequest> find(PartyName channel, MessageId id) {
    failIfTold();
    return Optional.ofNullable(requests.get(id));
  }

  @Override
  public synchronized List<ChannelRequest> list(PartyName channel, ChannelQuery query) {
    failIfTold();
    asked = query;
    return List.copyOf(requests.values());
  }

  @Override
  public Optional<Party> find(PartyName name) {
    return name.equals(REGIONAL) ? Optional.of(party()) : Optional.empty();
  }

  @Override
  public List<Party> all() {
    return List.of(party());
  }

  @Override
  public byte[] digest(byte[]... parts) {
    throw new UnsupportedOperationException("the adapter asks for hex only");
  }

  @Override
  public String hex(byte[] bytes) {
    return KeyDigest.hex(java.util.HexFormat.of().formatHex(bytes));
  }

  private void failIfTold() {
    if (failure != null) {
      throw failure;
    }
  }
}
