package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toRoads;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.casework.deadline.DeadlineCourse;
import ru.uzel.casework.deadline.Rules;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

/** Timers that are rows, seen to by one or two nodes on one database. */
@ExtendWith(PostgresExtension.class)
class DeadlineTimersTest {

  private static final Duration POLL = Duration.ofMillis(50);

  private final PartyName channel = Samples.channel();
  private final Time time = new Time();
  private final CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
  private final JacksonCodec codec = new JacksonCodec();
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          database,
          codec,
          time,
          new Region("test", "Test", null, Transfers.USUAL, Region.USUAL_ZONE, Rules.tenDays()),
          List.of());
  private final Map<CaseId, String> references = new ConcurrentHashMap<>();
  private final Door door = new Door();
  private final List<DeadlineTimers> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(DeadlineTimers::stop);
  }

  @Test
  void tellsEachPhaseWhenItsTimeHasCome() {
    CaseId caseId = open();
    node();

    passes(Duration.ofDays(6));
    awaitTold(caseId, "WARN_50");
    passes(Duration.ofDays(3));
    awaitTold(caseId, "WARN_50", "WARN_80");
    passes(Duration.ofDays(1));
    awaitTold(caseId, "WARN_50", "WARN_80", "DUE");
    passes(Duration.ofDays(1));
    awaitTold(caseId, "WARN_50", "WARN_80", "DUE", "OVERDUE");
    awaitNoTimer(caseId);
  }

  @Test
  void tellsOnlyTheLastOfThePhasesThatPassedWhileNobodySawToThem() {
    CaseId caseId = open();
    passes(Duration.ofDays(9));

    node();
    awaitTold(caseId, "WARN_80");
  }

  @Test
  void comesOnceWhereTwoNodesLook() {
    node();
    node();
    List<CaseId> cases = IntStream.range(0, 40).mapToObj(i -> open()).toList();

    passes(Duration.ofDays(11));

    for (CaseId caseId : cases) {
      awaitTold(caseId, "OVERDUE");
      awaitNoTimer(caseId);
    }
    assertThat(door.calls).as("accepted, repetitions included").hasSize(40);
  }

  @Test
  void goesOnAfterARestart() {
    CaseId caseId = open();
    DeadlineTimers first = node();
    passes(Duration.ofDays(6));
    awaitTold(caseId, "WARN_50");
    first.stop();
    nodes.clear();

    passes(Duration.ofDays(5));
    node();

    awaitTold(caseId, "WARN_50", "OVERDUE");
  }

  @Test
  void takesAgainWhatAKilledNodeHadTaken() {
    CaseId caseId = open();
    killedWithItsTimer(caseId);
    passes(Duration.ofDays(6));

    node();

    awaitTold(caseId, "WARN_50");
    assertThat(timers(caseId)).as("the next phase's").isEqualTo(1);
  }

  @Test
  void triesAgainWhatTheDoorDidNotTake() {
    CaseId caseId = open();
    door.closed = true;
    node();
    passes(Duration.ofDays(6));
    await().until(() -> door.refused.get() > 0);

    door.closed = false;
    passes(Duration.ofMinutes(1));

    awaitTold(caseId, "WARN_50");
  }

  @Test
  void saysNothingOfATermThatIsOver() {
    CaseId answered = open();
    CaseId silent = open();
    answer(answered);
    node();

    passes(Duration.ofDays(11));

    awaitTold(silent, "OVERDUE");
    awaitNoTimer(answered);
    assertThat(door.told(answered)).isEmpty();
  }

  private void answer(CaseId caseId) {
    var update = Samples.update(references.get(caseId), CanonicalStatus.RESOLVED, 1);
    decisions.decide(
        accepted(Samples.ROADS, update, UUID.randomUUID().toString()),
        update,
        context -> List.of());
  }

  private CaseId open() {
    CitizenMessage message = pothole(UUID.randomUUID().toString());
    CaseDecision decision =
        decisions.decide(
            accepted(channel, message, message.externalId()), message, toRoads(message));
    references.put(decision.caseId(), decision.outputs().get(0).envelope().reference());
    return decision.caseId();
  }

  private DeadlineTimers node() {
    DeadlineTimers timers =
        new DeadlineTimers(
            PostgresExtension.dataSource(),
            new DeadlineTurn(
                new DeadlineReads(database, codec),
                new DeadlineCourse(Rules.tenDays()),
                door,
                codec,
                time),
            time,
            POLL);
    timers.start();
    nodes.add(timers);
    return timers;
  }

  private void passes(Duration step) {
    time.ahead = time.ahead.plus(step);
  }

  private void awaitTold(CaseId caseId, String... phases) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(door.told(caseId)).containsExactly(phases));
  }

  private void awaitNoTimer(CaseId caseId) {
    await().atMost(Duration.ofSeconds(20)).until(() -> timers(caseId) == 0);
  }

  /** As a process leaves its row when it ends in the middle of the work. */
  private void killedWithItsTimer(CaseId caseId) {
    int taken =
        database.run(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      "UPDATE casework.timer SET picked = true, picked_by = 'killed',"
                          + " last_heartbeat = ?, version = version + 1"
                          + " WHERE task_name = 'deadline' AND task_instance LIKE ? || '/%'")) {
                statement.setObject(1, time.instant().atOffset(ZoneOffset.UTC));
                statement.setString(2, caseId.toString());
                return statement.executeUpdate();
              }
            });
    assertThat(taken).isEqualTo(1);
  }

  private int timers(CaseId caseId) {
    return database.run(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT count(*) FROM casework.timer WHERE task_instance LIKE ? || '/%'")) {
            statement.setString(1, caseId.toString());
            try (var rows = statement.executeQuery()) {
              rows.next();
              return rows.getInt(1);
            }
          }
        });
  }

  /** The hub's door and the flow behind it: what comes in is decided at once. */
  private final class Door implements Intake {

    private final List<DeadlineEvent> calls = new CopyOnWriteArrayList<>();
    private final List<DeadlineEvent> timed = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public Receipt accept(InboundMessage message) {
      DeadlineEvent event =
          (DeadlineEvent) codec.decode(MessageKind.DEADLINE_EVENT, message.wire().bytes());
      if (closed) {
        refused.incrementAndGet();
        throw new RetryableFailure(
            FailureCode.BROKER_UNAVAILABLE,
            Origin.HUB,
            "closed",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);
      }
      assertThat(message.party()).isEqualTo(Party.HUB);
      AcceptedMessage accepted = accepted(Party.HUB, event, event.key().value());
      if (references.containsKey(event.caseId())) {
        calls.add(event);
      }
      if (decisions.decide(accepted, event, context -> List.of()) instanceof CaseDecision.Timed) {
        timed.add(event);
      }
      return new Receipt(accepted.id(), NOON, "", false);
    }

    List<String> told(CaseId caseId) {
      return timed.stream()
          .filter(event -> event.caseId().equals(caseId))
          .map(event -> event.phase().name())
          .toList();
    }

    @Override
    public Optional<Receipt> repeated(
        PartyName party, ExternalId externalId, String version, WireBytes wire) {
      return Optional.empty();
    }

    @Override
    public void refuse(Refusal refusal) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AcceptedMessage> pending(PartyName party, MessageId id) {
      return Optional.empty();
    }
  }

  /** Goes on by itself from noon, and by leaps when a test says so. */
  private static final class Time extends Clock {

    private final Clock machine = Clock.systemUTC();
    private volatile Duration ahead = Duration.between(machine.instant(), NOON);

    @Override
    public Instant instant() {
      return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
