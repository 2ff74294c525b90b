package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.casework.RebuiltTable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.operation.CaseControl;

/** What is decided about a case goes out and on record, though no flow speaks of it. */
class CaseActsTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;
  private MessageId first;

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections()).start();
    first = hub.accept("1", "pothole").id();
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

  @Test
  void anOperatorsActGoesThroughTheFlowsOfTheMessageItIsAbout() {
    hub.bean(CaseControl.class).separate(TestHub.PORTAL, first, "operator", "another street");

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 2);
    assertThat(hub.partner(TestHub.ROADS).texts()).containsExactly("text of 1", "text of 1");
    // The journal has a queue of its own and may come later than the message.
    await().until(() -> !hub.journal.records(JournalType.OPERATOR).isEmpty());
    assertThat(hub.journal.records(JournalType.OPERATOR))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.detail())
                  .isEqualTo("separate " + first + " by operator: another street");
              assertThat(record.causationId()).isEqualTo(first);
            });
    await()
        .until(
            () ->
                hub.journal.records(JournalType.DECIDED).stream()
                    .anyMatch(record -> record.detail().startsWith("separated: ")));
    await().until(() -> !hub.journal.records(JournalType.DEADLINE).isEmpty());
    JournalRecord term = hub.journal.records(JournalType.DEADLINE).get(0);
    assertThat(term.detail()).startsWith("STARTED of POS_ORDINARY/1");
    assertThat(hub.journal.records(JournalType.DECIDED))
        .as("the term is of the message's own case")
        .anyMatch(record -> record.detail().contains("has case " + term.caseId() + " now"));
  }

  @Test
  void anActUponAMessageThatJoinedNothingIsRefusedAtOnce() {
    assertThatThrownBy(
            () -> hub.bean(CaseControl.class).separate(TestHub.ROADS, first, "operator", "why not"))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
    assertThat(hub.journal.records(JournalType.OPERATOR)).isEmpty();
  }

  @Test
  void aRebuildIsOnRecordWithWhoAndWhyAndWhatItFound() {
    assertThat(hub.bean(CaseControl.class).rebuild("operator", "comparison"))
        .containsExactly(new RebuiltTable("hub_case", 7, 2));

    await().until(() -> hub.journal.records(JournalType.OPERATOR).size() == 2);
    assertThat(hub.journal.records(JournalType.OPERATOR))
        .extracting(JournalRecord::detail)
        .containsExactly(
            "rebuild of the case tables by operator: comparison",
            "the case tables are rebuilt; rows that differed: 2");
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
