package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.Backlog;
import ru.uzel.model.operation.HubQueues;
import ru.uzel.model.operation.PartyQueues;
import ru.uzel.model.operation.QueueReadings;
import ru.uzel.model.operation.QueueRole;

class QueueReadingsTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;

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
  void tellsSinceWhenTheMessageWaitsThatAConsumerHolds() {
    hub.partner(TestHub.ROADS).trouble(message -> Partner.unreachable());
    hub.start();
    Instant before = Instant.now().minusMillis(1);
    hub.accept("1", "pothole");
    await().until(() -> of(TestHub.ROADS, QueueRole.SEND).messages() == 1);
    Instant then = Instant.now();

    for (int message = 2; message <= 40; message++) {
      hub.accept(Integer.toString(message), "pothole");
    }
    await().until(() -> of(TestHub.ROADS, QueueRole.SEND).messages() == 40);

    assertThat(of(TestHub.ROADS, QueueRole.SEND).oldestAt()).isBetween(before, then);
    assertThat(of(TestHub.PARKS, QueueRole.SEND)).isEqualTo(Backlog.NONE);
  }

  @Test
  void countsWhatIsParkedByTheParty() throws Exception {
    hub.start();
    Instant before = Instant.now().minusMillis(1);
    hub.accept("1", "nobody's");
    hub.accept("2", "nobody's either");
    broker.put("parking", TestHub.utf8("of nobody known"));
    await().until(() -> broker.depth("parking") == 3);

    HubQueues queues = readings().read();

    assertThat(of(queues, TestHub.PORTAL).of(QueueRole.PARKING).messages()).isEqualTo(2);
    assertThat(of(queues, TestHub.PORTAL).of(QueueRole.PARKING).oldestAt())
        .isBetween(before, Instant.now());
    assertThat(of(queues, TestHub.ROADS).of(QueueRole.PARKING)).isEqualTo(Backlog.NONE);
    assertThat(queues.parkedOfNobody()).isEqualTo(1);
  }

  @Test
  void tellsThatTheBrokerIsAway() throws Exception {
    hub.open();
    QueueReadings readings = readings();
    broker.close();

    assertThatThrownBy(readings::read)
        .isInstanceOf(RetryableFailure.class)
        .extracting(failure -> ((HubFailure) failure).code())
        .isEqualTo(FailureCode.BROKER_UNAVAILABLE);
  }

  private QueueReadings readings() {
    return hub.bean(QueueReadings.class);
  }

  private Backlog of(PartyName party, QueueRole role) {
    return of(readings().read(), party).of(role);
  }

  private static PartyQueues of(HubQueues queues, PartyName party) {
    return queues.parties().stream()
        .filter(its -> its.party().equals(party))
        .findFirst()
        .orElseThrow();
  }
}
