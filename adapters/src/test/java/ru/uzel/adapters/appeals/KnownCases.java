package ru.uzel.adapters.appeals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseOutline;
import ru.uzel.model.casework.CaseOutput;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.ChannelQuery;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;

/** One case, of the appeal of the fixture, and what was decided in it so far. */
final class KnownCases implements ChannelStatuses, CaseReader {

  private final @Nullable CitizenMessage appeal;
  private final List<CaseFact> facts = new ArrayList<>();
  private @Nullable StatusUpdate published;

  KnownCases(@Nullable CitizenMessage appeal) {
    this.appeal = appeal;
  }

  /** A mapper that knows the appeal of that registration. */
  static AppealsMapper mapper(String registration) {
    KnownCases cases = of(registration);
    return new AppealsMapper(cases, cases, AppealsFixture.ZONE);
  }

  static KnownCases of(String registration) {
    KnownCases none = new KnownCases(null);
    return new KnownCases(
        new AppealsMapper(none, none, AppealsFixture.ZONE)
            .toCanonical(AppealsFixture.party(Map.of()), AppealsFixture.accepted(registration)));
  }

  void decided(MessageId message, CanonicalStatus status) {
    facts.add(
        new CaseFact(
            AppealsFixture.CASE,
            facts.size() + 1,
            message,
            "applied",
            "StatusUpdate",
            new PartyName("roads"),
            new ExternalId("any"),
            AppealsFixture.NOW,
            AppealsFixture.NOW,
            status.name(),
            null,
            null,
            null,
            Map.of()));
  }

  @Override
  public Optional<ChannelRequest> find(PartyName channel, MessageId id) {
    return appeal != null
            && channel.equals(AppealsFixture.APPEALS)
            && id.equals(AppealsFixture.APPEAL)
        ? Optional.of(
            new ChannelRequest(
                id,
                AppealsFixture.CASE,
                appeal,
                Instant.EPOCH,
                AppealsFixture.NOW,
                published,
                published == null ? null : published.plannedAt()))
        : Optional.empty();
  }

  @Override
  public List<CaseFact> facts(CaseId id, int limit) {
    return id.equals(AppealsFixture.CASE) ? List.copyOf(facts) : List.of();
  }

  @Override
  public void publish(Envelope envelope, StatusUpdate update) {
    published = update;
  }

  @Override
  public List<ChannelRequest> list(PartyName channel, ChannelQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<CaseOutline> find(CaseId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<CaseOutput> outputs(CaseId id, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<MessageId, CaseFact> factsOf(Collection<MessageId> messages) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<CaseId> named(Collection<PartyName> parties, String number, int limit) {
    throw new UnsupportedOperationException();
  }
}
