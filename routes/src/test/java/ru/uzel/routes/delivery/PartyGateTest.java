package ru.uzel.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.routes.broker.StoppingException;
import ru.uzel.routes.broker.Waiting;

class PartyGateTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final RetryPolicy HOURS =
      new RetryPolicy(Duration.ofHours(1), Duration.ofHours(3), Duration.ofDays(2));
  private static final RetryPolicy AT_ONCE =
      new RetryPolicy(Duration.ZERO, Duration.ZERO, Duration.ofDays(2));

  private final Waiting waiting = new Waiting();
  private final PartyGate gate =
      new PartyGate(new PartyName("roads"), Clock.fixed(NOW, ZoneOffset.UTC), waiting);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    waiting.stop();
    threads.shutdownNow();
  }

  @Test
  void anOpenGateLetsAllThrough() {
    gate.enter();
    gate.enter();

    assertThat(gate.state(0).paused()).isFalse();
  }

  @Test
  void failuresUnderWayTogetherCountOnce() {
    PartyGate.Pass one = gate.enter();
    PartyGate.Pass other = gate.enter();

    one.partyFailed("no connection", HOURS);
    other.partyFailed("no connection", HOURS);

    PartyState state = gate.state(0);
    assertThat(state.paused()).isTrue();
    assertThat(state.reason()).isEqualTo("no connection");
    assertThat(state.nextAttemptAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void eachFailedProbeDoublesThePause() {
    gate.enter().partyFailed("no", AT_ONCE);
    gate.enter().partyFailed("no", HOURS);

    assertThat(gate.state(0).nextAttemptAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
  }

  @Test
  void onlyOneProbesAndItsSuccessLetsTheOthersThrough() throws Exception {
    gate.enter().partyFailed("no", AT_ONCE);
    PartyGate.Pass probe = gate.enter();
    Queue<PartyGate.Pass> through = new ConcurrentLinkedQueue<>();
    Future<?> first = threads.submit(() -> through.add(gate.enter()));
    Future<?> second = threads.submit(() -> through.add(gate.enter()));
    assertThat(first.isDone()).isFalse();

    probe.answered();

    first.get();
    second.get();
    assertThat(through).hasSize(2);
    assertThat(gate.state(0).paused()).isFalse();
  }

  @Test
  void aProbeThatEndsWithoutOutcomeLetsAnotherProbe() throws Exception {
    gate.enter().partyFailed("no", AT_ONCE);
    PartyGate.Pass probe = gate.enter();
    Future<PartyGate.Pass> next = threads.submit(gate::enter);

    probe.close();

    next.get().answered();
    assertThat(gate.state(0).paused()).isFalse();
  }

  @Test
  void theHubsStopEndsTheWaiting() {
    gate.enter().partyFailed("no", HOURS);
    Future<PartyGate.Pass> waits = threads.submit(gate::enter);

    waiting.stop();

    await().until(waits::isDone);
    assertThatThrownBy(waits::get).hasCauseInstanceOf(StoppingException.class);
  }
}
