package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalType;

/** Where a partner's own rules say how to go on, they count. */
class PartnersRulesTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;
  private final AtomicInteger attempts = new AtomicInteger();

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections());
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void whatIsToBeRepeatedWithoutLimitOutlastsAllPatience() {
    RetryableFailure failure =
        RetryableFailure.withoutLimit(
            FailureCode.PARTNER_BUSY,
            Origin.PARTNER,
            "the queue is full",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE);
    hub.partner(TestHub.ROADS).trouble(message -> attempts.incrementAndGet() < 5 ? failure : null);
    hub.patience(TestHub.ROADS, Duration.ofMillis(1)).start();

    hub.accept("1", "pothole");

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);
    assertThat(attempts).hasValue(5);
    assertThat(hub.journal.records(JournalType.DEAD_LETTERED)).isEmpty();
  }

  @Test
  void aMessageThatOutlivedItsEndGoesUnderANewId() {
    RejectedFailure outlived =
        new RejectedFailure(
            FailureCode.PARTNER_REFUSED, Origin.HUB, "too late", "EndOfLifeReached");
    hub.partner(TestHub.ROADS).trouble(message -> attempts.incrementAndGet() < 2 ? outlived : null);
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);
    assertThat(hub.partner(TestHub.ROADS).taken().get(0).envelope().reference())
        .isNotEqualTo(hub.partner(TestHub.ROADS).attempts().get(0).envelope().reference());
    assertThat(hub.cases.references).hasSize(1);
  }
}
