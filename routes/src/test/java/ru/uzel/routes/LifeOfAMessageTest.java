package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.ExternalId;

class LifeOfAMessageTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;

  @BeforeEach
  void start() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections()).start();
  }

  @AfterEach
  void stop() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void aMessageReachesItsTargetWithEveryStepRecorded() {
    Receipt receipt = hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    JournalRecord delivered = hub.journal.records(JournalType.DELIVERED).get(0);
    assertThat(delivered.causationId()).isEqualTo(receipt.id());
    assertThat(delivered.party()).isEqualTo(TestHub.ROADS);
    assertThat(hub.partner(TestHub.ROADS).texts()).containsExactly("text of 1");
    await().until(() -> hub.journal.size() == 5);
    for (JournalType type :
        new JournalType[] {
          JournalType.ACCEPTED,
          JournalType.DECIDED,
          JournalType.OUTPUT,
          JournalType.PREPARED,
          JournalType.DELIVERED
        }) {
      assertThat(hub.journal.records(type)).as(type.name()).hasSize(1);
    }
    assertThat(hub.journal.entries(JournalType.PREPARED).get(0).payload())
        .isEqualTo(hub.partner(TestHub.ROADS).taken().get(0).wire());
  }

  @Test
  void anAnswerReturnsToTheChannelTheCaseCameFrom() {
    hub.accept("1", "pothole");
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);

    hub.intake()
        .accept(
            TestHub.inbound(
                TestHub.ROADS,
                new ExternalId("answer"),
                "1",
                PlainMapping.status("1", "Решено", 1)));

    await().until(() -> !hub.partner(TestHub.PORTAL).taken().isEmpty());
    assertThat(hub.partner(TestHub.PORTAL).taken().get(0).wire().utf8()).startsWith("Решено;");
    await()
        .untilAsserted(
            () ->
                assertThat(hub.journal.records(JournalType.DECIDED))
                    .extracting(JournalRecord::detail)
                    .contains("applied RESOLVED"));
  }

  @Test
  void nothingIsDecidedForAChannelThatCannotBeTold() {
    hub.mapping.takesNothing(TestHub.PORTAL);
    hub.accept("1", "pothole");
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);

    hub.intake()
        .accept(
            TestHub.inbound(
                TestHub.ROADS,
                new ExternalId("answer"),
                "1",
                PlainMapping.status("1", "Решено", 1)));

    await()
        .untilAsserted(
            () ->
                assertThat(hub.journal.records(JournalType.DECIDED))
                    .extracting(JournalRecord::detail)
                    .contains("applied RESOLVED"));
    assertThat(hub.journal.records(JournalType.OUTPUT))
        .extracting(JournalRecord::party)
        .containsExactly(TestHub.ROADS);
    assertThat(hub.partner(TestHub.PORTAL).taken()).isEmpty();
  }

  /** Above 100 KiB Artemis streams a body, which is read in another way. */
  @Test
  void aLargeMessageGoesAllTheWayAndMayStandAside() {
    String large = "x".repeat(3_000_000);
    hub.accept("1", "pothole", "1", large);
    hub.accept("2", "nobody's", "2", large);
    hub.partner(TestHub.PARKS).trouble(message -> Partner.refused());
    Receipt refused = hub.accept("3", "tree", "3", large);

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(hub.partner(TestHub.ROADS).texts()).containsExactly(large);
    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    await().until(() -> hub.journal.records(JournalType.DEAD_LETTERED).size() == 1);
    hub.partner(TestHub.PARKS).healthy();
    JournalRecord dead = hub.journal.records(JournalType.DEAD_LETTERED).get(0);
    assertThat(dead.causationId()).isEqualTo(refused.id());
    hub.control().retry(TestHub.PARKS, Objects.requireNonNull(dead.messageId()), "o", "again");
    await().until(() -> !hub.partner(TestHub.PARKS).taken().isEmpty());
    assertThat(hub.partner(TestHub.PARKS).texts()).containsExactly(large);
  }

  @Test
  void everyFileThatCameAndWentIsRecordedByItsHash() {
    hub.mapping.carriesAttachments(true);
    acceptWithFile();

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(hub.journal.records(JournalType.ATTACHED))
        .extracting(JournalRecord::party, JournalRecord::payloadHash, JournalRecord::detail)
        .containsExactly(
            tuple(TestHub.PORTAL, "ab".repeat(32), "came with the message: 1000 bytes"),
            tuple(TestHub.ROADS, "ab".repeat(32), "goes with the message: image/jpeg, 1000 bytes"));
    assertThat(hub.partner(TestHub.ROADS).taken().get(0).attachments())
        .extracting(Attachment::name)
        .containsExactly("hole.jpg");
    assertThat(hub.journal.entries(JournalType.ATTACHED))
        .allSatisfy(entry -> assertThat(entry.payload()).isNull());
  }

  @Test
  void aFileThatThePartysFormCannotTakeIsSaidToStayBehind() {
    acceptWithFile();

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(hub.journal.records(JournalType.PREPARED).get(0).detail())
        .endsWith("the party's form takes no files: left behind 1");
    assertThat(hub.journal.records(JournalType.ATTACHED)).hasSize(1);
  }

  private void acceptWithFile() {
    InboundMessage message =
        TestHub.inbound(
            TestHub.PORTAL,
            new ExternalId("1"),
            "1",
            PlainMapping.message("1", "pothole", "a hole"));
    hub.intake()
        .accept(
            new InboundMessage(
                message.party(),
                message.externalId(),
                message.version(),
                message.kind(),
                message.groupKey(),
                message.wire(),
                ContentFacts.of(List.of(new ContentRef("ab".repeat(32), 1000))),
                message.verification(),
                null,
                null));
  }
}
