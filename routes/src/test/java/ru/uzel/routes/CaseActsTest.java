package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.WireBytes;

/** What is decided about a case goes out and on record, though no flow speaks of it. */
class CaseActsTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections()).start();
    hub.accept("1", "pothole");
    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void aTransferNeedsNoFlow() {
    tell("t", PlainMapping.transfer("1", "parks", TransferDirection.PEER));

    await().until(() -> hub.partner(TestHub.PARKS).taken().size() == 1);
    JournalRecord decided = decided("transferred to parks, hop 1");
    assertThat(decided.failure()).isNull();
    assertThat(decided.caseId()).isNotNull();
    assertThat(hub.partner(TestHub.PARKS).taken().get(0).envelope().flow()).isEqualTo("transfer");
  }

  @Test
  void aRefusedTransferGoesBackToWhoAskedForItAndIsAnAlarm() {
    tell("t", PlainMapping.transfer("1", "roads", TransferDirection.PEER));

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 2);
    assertThat(hub.partner(TestHub.ROADS).taken().get(1).wire().utf8()).contains("transfer-loop");
    assertThat(decided("refused: been there").failure()).isEqualTo("transfer-loop");
  }

  @Test
  void aTransferWithoutAChannelIsOnRecordAsWorkForAPerson() throws Exception {
    tell("t", PlainMapping.transfer("1", "ministry", TransferDirection.EXTERNAL_FOIV_EMAIL));

    await().until(() -> hub.journal.records(JournalType.DECIDED).size() == 2);
    assertThat(hub.journal.records(JournalType.DECIDED).get(1))
        .returns("no-channel", JournalRecord::failure);
    assertThat(broker.depth("parking")).isZero();
  }

  @Test
  void aRatingGoesToTheBodyThatHasTheCase() {
    hub.intake()
        .accept(
            TestHub.inbound(TestHub.PORTAL, new ExternalId("s"), "1", PlainMapping.score("1", 4)));

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 2);
    assertThat(hub.partner(TestHub.ROADS).texts()).containsExactly("text of 1", "score 4");
    assertThat(decided("the answer is rated").failure()).isNull();
    assertThat(hub.journal.records(JournalType.DECIDED))
        .noneMatch(record -> record.detail().contains("comment"));
  }

  private JournalRecord decided(String detail) {
    return await()
        .until(
            () ->
                hub.journal.records(JournalType.DECIDED).stream()
                    .filter(record -> record.detail().equals(detail))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private void tell(String id, WireBytes wire) {
    hub.intake().accept(TestHub.inbound(TestHub.ROADS, new ExternalId(id), id, wire));
  }
}
