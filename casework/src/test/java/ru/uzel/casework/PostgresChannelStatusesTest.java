package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.answer;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.toRoads;
import static ru.uzel.casework.Samples.underAnotherId;
import static ru.uzel.casework.Samples.update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.ChannelQuery;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Region;

@ExtendWith(PostgresExtension.class)
class PostgresChannelStatusesTest {

  private static final Instant PUBLISHED = NOON.plusSeconds(60);

  private final PartyName channel = Samples.channel();
  private CaseDecisions decisions;
  private ChannelStatuses statuses;
  private ReceiptBook receipts;

  @BeforeEach
  void build() {
    CaseworkModule module = new CaseworkModule();
    CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
    Clock clock = Clock.fixed(PUBLISHED, ZoneOffset.UTC);
    decisions =
        CaseworkModule.decisions(database, new JacksonCodec(), clock, Region.NONE, List.of());
    statuses = module.channelStatuses(database, new JacksonCodec(), clock);
    receipts = module.receiptBook(database);
  }

  @Test
  void showsAMessageBeforeAnyUpdate() {
    CitizenMessage message = pothole("1");
    AcceptedMessage accepted = accepted(channel, message, "1");
    CaseDecision opened = decisions.decide(accepted, message, toRoads(message));

    assertThat(statuses.find(channel, accepted.id()))
        .contains(new ChannelRequest(accepted.id(), opened.caseId(), message, NOON, NOON, null));
  }

  @Test
  void showsNothingOfOthersAndOfUnknownMessages() {
    AcceptedMessage accepted = open("1", "pothole", NOON);

    assertThat(statuses.find(Samples.channel(), accepted.id())).isEmpty();
    assertThat(statuses.find(channel, MessageId.next())).isEmpty();
  }

  @Test
  void findsTheFirstMessageUnderTheIdsOfItsDuplicatesAndRevisions() {
    AcceptedMessage first = open("1", "pothole", NOON);
    AcceptedMessage duplicate = underAnotherId(first, NOON);
    CitizenMessage message = pothole("1");
    AcceptedMessage revision = accepted(channel, message, "1", "2", NOON, null);
    AcceptedMessage duplicateOfRevision = underAnotherId(revision, NOON);
    decisions.decide(duplicate, message, toRoads(message));
    decisions.decide(revision, message, toRoads(message));
    decisions.decide(duplicateOfRevision, message, toRoads(message));

    assertThat(List.of(duplicate, revision, duplicateOfRevision))
        .allSatisfy(
            later ->
                assertThat(statuses.find(channel, later.id()))
                    .hasValueSatisfying(
                        found -> {
                          assertThat(found.id()).isEqualTo(later.id());
                          assertThat(found.caseId()).isEqualTo(caseOf(first));
                        }));
    assertThat(statuses.findAll(channel, List.of(duplicate.id(), MessageId.next(), first.id())))
        .extracting(ChannelRequest::id)
        .containsExactly(duplicate.id(), first.id());
  }

  @Test
  void keepsThePlannedDayUntilAnUpdateBringsAnother() {
    AcceptedMessage accepted = open("1", "pothole", NOON);
    LocalDate day = LocalDate.of(2026, 12, 1);
    StatusUpdate extended = update("r", CanonicalStatus.EXTENDED, 1);
    StatusUpdate planned =
        new StatusUpdate("r", CanonicalStatus.EXTENDED, "слово", null, null, NOON, 1, null, day);

    statuses.publish(envelopeOf(accepted, CanonicalStatus.EXTENDED, 1), planned);
    assertThat(statuses.find(channel, accepted.id()).orElseThrow().plannedAt()).isEqualTo(day);

    statuses.publish(envelopeOf(accepted, CanonicalStatus.IN_PROGRESS, 2), extended);
    assertThat(statuses.find(channel, accepted.id()).orElseThrow())
        .returns(extended, ChannelRequest::published)
        .returns(day, ChannelRequest::plannedAt);
  }

  private CaseId caseOf(AcceptedMessage message) {
    return statuses.find(channel, message.id()).orElseThrow().caseId();
  }

  @Test
  void showsTheUpdateWithTheHighestSequenceWhateverTheirOrder() {
    AcceptedMessage accepted = open("1", "pothole", NOON);
    Envelope first = envelopeOf(accepted, CanonicalStatus.ASSIGNED, 1);
    Envelope second = envelopeOf(accepted, CanonicalStatus.IN_PROGRESS, 2);
    StatusUpdate assigned = update("r", CanonicalStatus.ASSIGNED, 1);
    StatusUpdate inProgress = update("r", CanonicalStatus.IN_PROGRESS, 2);

    statuses.publish(second, inProgress);
    statuses.publish(second, assigned);
    statuses.publish(first, assigned);

    assertThat(statuses.find(channel, accepted.id()))
        .hasValueSatisfying(
            request -> {
              assertThat(request.published()).isEqualTo(inProgress);
              assertThat(request.updatedAt()).isEqualTo(PUBLISHED);
            });
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    List<AcceptedMessage> opened =
        List.of(
            open("1", "pothole", NOON),
            open("2", "pothole", NOON.plusSeconds(1)),
            open("3", "pothole", NOON.plusSeconds(2)));

    assertThat(list(List.of(), null, null, null, 2, 0))
        .containsExactly(opened.get(2).id(), opened.get(1).id());
    assertThat(list(List.of(), null, null, null, 2, 2)).containsExactly(opened.get(0).id());
  }

  @Test
  void listsByCategoryAndTime() {
    AcceptedMessage pothole = open("1", "pothole", NOON);
    AcceptedMessage litter = open("2", "litter", NOON.plusSeconds(10));
    AcceptedMessage light = open("3", "light", NOON.plusSeconds(20));

    assertThat(list(List.of("pothole", "light"), null, null, null, 9, 0))
        .containsExactly(light.id(), pothole.id());
    assertThat(list(List.of(), NOON.plusSeconds(10), NOON.plusSeconds(10), null, 9, 0))
        .containsExactly(litter.id());
  }

  @Test
  void tellsFinishedFromUnfinishedByWhatTheChannelWasTold() {
    AcceptedMessage waiting = open("1", "pothole", NOON);
    AcceptedMessage inProgress = open("2", "pothole", NOON.plusSeconds(1));
    AcceptedMessage resolved = open("3", "pothole", NOON.plusSeconds(2));
    publish(inProgress, CanonicalStatus.IN_PROGRESS);
    publish(resolved, CanonicalStatus.RESOLVED);

    assertThat(list(List.of(), null, null, true, 9, 0))
        .containsExactly(inProgress.id(), waiting.id());
    assertThat(list(List.of(), null, null, false, 9, 0)).containsExactly(resolved.id());
  }

  @Test
  void givesOutTheFirstReceiptAgain() {
    AcceptedMessage first = open("1", "pothole", NOON);
    CitizenMessage message = pothole("1");
    decisions.decide(underAnotherId(first, NOON.plusSeconds(9)), message, toRoads(message));
    AcceptedMessage revision = accepted(channel, message, "1", "2", NOON.plusSeconds(5), null);
    decisions.decide(revision, message, toRoads(message));

    assertThat(receipts.first(channel, new ExternalId("1"), ""))
        .contains(new Receipt(first.id(), NOON, first.wireHash(), true));
    assertThat(receipts.latest(channel, new ExternalId("1")))
        .map(Receipt::id)
        .contains(revision.id());
    assertThat(receipts.first(channel, new ExternalId("1"), "3")).isEmpty();
    assertThat(receipts.first(Samples.channel(), new ExternalId("1"), "")).isEmpty();
    assertThat(receipts.latest(channel, new ExternalId("2"))).isEmpty();
  }

  @Test
  void remembersTheLatestReceiptOfARepeatedDigest() {
    CitizenMessage message = pothole("1");
    Duration window = Duration.ofMinutes(10);
    AcceptedMessage first = accepted(channel, message, "digest", "", NOON, window);
    AcceptedMessage later = underAnotherId(first, NOON.plus(Duration.ofHours(1)));
    decisions.decide(first, message, toRoads(message));
    decisions.decide(later, message, toRoads(message));

    assertThat(receipts.latest(channel, new ExternalId("digest")))
        .map(Receipt::id)
        .contains(later.id());
  }

  private AcceptedMessage open(String externalId, String category, Instant receivedAt) {
    CitizenMessage message = pothole(externalId, category);
    AcceptedMessage accepted = accepted(channel, message, externalId, "", receivedAt, null);
    assertThat(decisions.decide(accepted, message, toRoads(message)))
        .isInstanceOf(CaseDecision.Opened.class);
    return accepted;
  }

  private void publish(AcceptedMessage accepted, CanonicalStatus status) {
    statuses.publish(envelopeOf(accepted, status, 1), answer("r", status, 1));
  }

  /** The output by which an update of that case goes to the channel. */
  private Envelope envelopeOf(AcceptedMessage accepted, CanonicalStatus status, long sequence) {
    CitizenMessage message = pothole("1");
    CaseDecision.Opened opened =
        (CaseDecision.Opened) decisions.decide(accepted, message, toRoads(message));
    StatusUpdate update = update(opened.outputs().get(0).envelope().reference(), status, sequence);
    AcceptedMessage about = accepted(ROADS, update, UUID.randomUUID().toString());
    return ((CaseDecision.Applied) decisions.decide(about, update, toOrigin(update)))
        .outputs()
        .get(0)
        .envelope();
  }

  private List<MessageId> list(
      List<String> categories,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Boolean open,
      int limit,
      int offset) {
    return statuses
        .list(channel, new ChannelQuery(categories, from, to, open, limit, offset))
        .stream()
        .map(ChannelRequest::id)
        .toList();
  }
}
