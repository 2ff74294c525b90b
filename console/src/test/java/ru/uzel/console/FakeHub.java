package ru.uzel.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseOutline;
import ru.uzel.model.casework.CaseOutput;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.OverdueCases;
import ru.uzel.model.casework.VotingResults;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalHead;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.MessageStanding;
import ru.uzel.model.journal.RecordFilter;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.operation.Backlog;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.operation.HubQueues;
import ru.uzel.model.operation.PartyQueues;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueReadings;
import ru.uzel.model.operation.QueueRole;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.region.Region;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SlicePeriod;
import ru.uzel.model.slice.SliceTable;
import ru.uzel.model.slice.StatisticalSlices;

/** Every port the pages read, in memory; a journal and cases as a test fills them. */
final class FakeHub
    implements JournalPages,
        JournalSearch,
        CaseReader,
        QueueReadings,
        HubControl,
        PartyDirectory,
        StatisticalSlices,
        OverdueCases,
        VotingResults {

  static final Instant NOW = Instant.parse("2026-11-27T04:31:11.123Z");
  static final PartyName POS = new PartyName("pos");
  static final PartyName PORTAL = new PartyName("regional");
  static final PartyName ROADS = new PartyName("roads");
  static final PartyName UTILITIES = new PartyName("utilities");

  final List<JournalRecord> records = new ArrayList<>();
  final Map<CaseId, CaseOutline> outlines = new LinkedHashMap<>();
  final List<CaseFact> facts = new ArrayList<>();
  final Map<CaseId, List<CaseOutput>> outputs = new LinkedHashMap<>();
  final Map<Slice, List<SliceTable.Row>> slices = new LinkedHashMap<>();
  final Map<PartyName, PartyQueues> queues = new LinkedHashMap<>();
  final Map<PartyName, PartyState> states = new LinkedHashMap<>();
  final Map<MessageId, Kept> votings = new LinkedHashMap<>();
  final Map<PartyName, Integer> late = new LinkedHashMap<>();
  Backlog journalBacklog = Backlog.NONE;
  Backlog unreadable = Backlog.NONE;
  long parkedOfNobody;
  boolean databaseAway;
  boolean brokerAway;
  @Nullable RuntimeException broken;
  @Nullable SlicePeriod askedPeriod;

  private final Map<PartyName, String> titles = new LinkedHashMap<>();

  FakeHub() {
    titles.put(PORTAL, "Региональная система обратной связи");
    titles.put(POS, "Платформа обратной связи");
    titles.put(ROADS, "Министерство дорожного хозяйства");
    titles.put(UTILITIES, "Министерство жилищно-коммунального хозяйства");
    for (PartyName name : titles.keySet()) {
      queues.put(name, new PartyQueues(name, Map.of()));
      states.put(name, new PartyState(name, false, null, null, 0));
    }
  }

  @Override
  public Map<PartyName, Integer> byParty() {
    return Map.copyOf(late);
  }

  Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  HubConfiguration configuration() {
    return new HubConfiguration(
        "c0ffee".repeat(10) + "abcd",
        all(),
        List.of(),
        List.of(),
        new Region("example", "Заречная область", null, ZoneId.of("Asia/Yekaterinburg")),
        Map.of(),
        List.copyOf(slices.keySet()));
  }

  void queue(PartyName party, QueueRole role, long messages, Duration oldest) {
    queues.computeIfPresent(
        party, (name, known) -> known.with(role, new Backlog(messages, NOW.minus(oldest))));
  }

  private void database() {
    if (broken != null) {
      throw broken;
    }
    if (databaseAway) {
      throw away(FailureCode.DATABASE_UNAVAILABLE);
    }
  }

  private static RetryableFailure away(FailureCode code) {
    return new RetryableFailure(
        code, Origin.HUB, "away", RetryableFailure.Scope.PARTY, RetryableFailure.Effect.NONE, null);
  }

  private Stream<StoredRecord> stored() {
    database();
    List<StoredRecord> stored = new ArrayList<>();
    for (JournalRecord record : records) {
      stored.add(new StoredRecord(stored.size() + 1L, record, "ab".repeat(32)));
    }
    return stored.stream();
  }

  @Override
  public List<StoredRecord> newest(RecordFilter filter, long before, int limit) {
    return stored()
        .filter(stored -> stored.sequence() < before && fits(stored.record(), filter))
        .sorted(Comparator.comparing(StoredRecord::sequence).reversed())
        .limit(limit)
        .toList();
  }

  private static boolean fits(JournalRecord record, RecordFilter filter) {
    return (filter.party() == null || filter.party().equals(record.party()))
        && (filter.types().isEmpty() || filter.types().contains(record.type()))
        && (filter.outcome() == null || filter.outcome() == record.outcome())
        && (filter.caseId() == null || filter.caseId().equals(record.caseId()))
        && (filter.from() == null || !record.at().isBefore(filter.from()))
        && (filter.to() == null || record.at().isBefore(filter.to()));
  }

  private boolean isOf(JournalRecord record, Collection<MessageId> ids) {
    return among(record.messageId(), ids)
        || among(record.causationId(), ids)
        || records.stream()
            .anyMatch(
                other ->
                    among(other.causationId(), ids)
                        && Objects.equals(other.messageId(), record.messageId()));
  }

  private static boolean among(@Nullable MessageId id, Collection<MessageId> ids) {
    return id != null && ids.contains(id);
  }

  @Override
  public List<StoredRecord> life(MessageId id, long after, int limit) {
    return stored()
        .filter(stored -> stored.sequence() > after && isOf(stored.record(), List.of(id)))
        .limit(limit)
        .toList();
  }

  @Override
  public List<MessageStanding> standings(Collection<MessageId> ids) {
    Map<MessageId, MessageStanding> standings = new LinkedHashMap<>();
    stored()
        .filter(stored -> isOf(stored.record(), ids) && stored.record().messageId() != null)
        .forEach(
            stored -> standings.merge(stored.record().messageId(), first(stored), FakeHub::then));
    return List.copyOf(standings.values());
  }

  private static MessageStanding first(StoredRecord stored) {
    JournalRecord record = stored.record();
    return new MessageStanding(
        record.messageId(),
        record.causationId(),
        stored,
        record.type() == JournalType.DUPLICATE && record.caseId() != null,
        record.type() == JournalType.ATTEMPT_FAILED ? 1 : 0);
  }

  private static MessageStanding then(MessageStanding before, MessageStanding next) {
    boolean news =
        !List.of(JournalType.ATTACHED, JournalType.DUPLICATE, JournalType.SECURITY)
            .contains(next.latest().record().type());
    return new MessageStanding(
        before.id(),
        before.causation() == null ? next.causation() : before.causation(),
        news ? next.latest() : before.latest(),
        before.repetition() || next.repetition(),
        before.failedAttempts() + next.failedAttempts());
  }

  @Override
  public List<StoredRecord> find(JournalQuery query) {
    return stored()
        .filter(
            stored ->
                query.externalId() == null
                    || (stored.record().externalId() != null
                        && stored.record().externalId().value().equals(query.externalId())))
        .limit(query.limit())
        .toList();
  }

  @Override
  public Optional<WireBytes> payload(String payloadHash) {
    throw new UnsupportedOperationException("pages never show bytes");
  }

  @Override
  public Optional<Kept> of(MessageId id) {
    database();
    return Optional.ofNullable(votings.get(id));
  }

  @Override
  public JournalHead head() {
    database();
    return new JournalHead(records.size(), "5ee1".repeat(16));
  }

  @Override
  public Optional<CaseOutline> find(CaseId id) {
    database();
    return Optional.ofNullable(outlines.get(id));
  }

  @Override
  public List<CaseFact> facts(CaseId id, int limit) {
    database();
    return facts.stream().filter(fact -> fact.caseId().equals(id)).limit(limit).toList();
  }

  @Override
  public List<CaseOutput> outputs(CaseId id, int limit) {
    return outputs.getOrDefault(id, List.of()).stream().limit(limit).toList();
  }

  @Override
  public Map<MessageId, CaseFact> factsOf(Collection<MessageId> messages) {
    Map<MessageId, CaseFact> found = new LinkedHashMap<>();
    facts.stream()
        .filter(fact -> messages.contains(fact.messageId()))
        .forEach(fact -> found.put(fact.messageId(), fact));
    return found;
  }

  @Override
  public List<CaseId> named(Collection<PartyName> parties, String number, int limit) {
    database();
    return outlines.values().stream()
        .filter(
            outline ->
                outline.origins().stream()
                        .anyMatch(origin -> origin.number().value().equals(number))
                    || outputs.getOrDefault(outline.caseId(), List.of()).stream()
                        .anyMatch(output -> output.reference().equals(number)))
        .map(CaseOutline::caseId)
        .limit(limit)
        .toList();
  }

  @Override
  public SliceTable table(Slice slice, SlicePeriod period) {
    database();
    askedPeriod = period;
    List<SliceTable.Row> rows = Objects.requireNonNull(slices.get(slice));
    return new SliceTable(
        slice,
        period,
        rows,
        rows.isEmpty()
            ? Collections.nCopies(slice.measures().size(), null)
            : rows.get(rows.size() - 1).values());
  }

  @Override
  public HubQueues read() {
    if (brokerAway) {
      throw away(FailureCode.BROKER_UNAVAILABLE);
    }
    return new HubQueues(List.copyOf(queues.values()), journalBacklog, unreadable, parkedOfNobody);
  }

  @Override
  public List<ru.uzel.model.operation.QueueState> queues() {
    throw new UnsupportedOperationException("pages read the queues with their ages");
  }

  @Override
  public List<PartyState> parties() {
    return List.copyOf(states.values());
  }

  @Override
  public void retry(PartyName party, MessageId id, String operator, String reason) {
    throw new UnsupportedOperationException("pages change nothing");
  }

  @Override
  public void skip(PartyName party, MessageId id, String operator, String reason) {
    throw new UnsupportedOperationException("pages change nothing");
  }

  @Override
  public Optional<Party> find(PartyName name) {
    return all().stream().filter(party -> party.name().equals(name)).findFirst();
  }

  @Override
  public List<Party> all() {
    return titles.entrySet().stream()
        .map(
            party ->
                new Party(
                    party.getKey(),
                    party.getValue(),
                    "smev",
                    Map.of(),
                    new RetryPolicy(
                        Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
                    1))
        .toList();
  }
}
