package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;

/** Messages that get an answer, or a record, and open no case. */
class DirectAnswerTest {

  private static final String ADDRESS = "opaque ==";

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections()).start();
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void whoeverAwaitsAnAnswerIsToldWhatIsWrongWithTheMessage() {
    Receipt receipt = accept("1", "", "nonsense", Map.of());

    PreparedMessage answer = answered();

    assertThat(answer.wire().utf8()).startsWith("malformed;");
    assertThat(answer.envelope().returnAddress()).isEqualTo(ADDRESS);
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    JournalRecord refused = hub.journal.records(JournalType.REFUSED).get(0);
    assertThat(refused.messageId()).isEqualTo(receipt.id());
    assertThat(refused.failure()).isEqualTo("malformed");
    assertThat(refused.detail()).contains("neither message nor status at line 1");
    assertThat(broker.depth("parking")).isZero();
  }

  @Test
  void whereNobodyAwaitsAnAnswerAPersonIsAsked() {
    hub.intake()
        .accept(TestHub.inbound(TestHub.PORTAL, new ExternalId("1"), "1", wire("nonsense")));

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    assertThat(hub.partner(TestHub.PORTAL).attempts()).isEmpty();
  }

  @Test
  void aTestIsAnsweredAndGoesNowhere() {
    accept(
        "1", "", "message;1;pothole;text", Map.of(AcceptedMessage.PURPOSE, AcceptedMessage.TEST));

    PreparedMessage answer = answered();

    assertThat(answer.wire().utf8()).startsWith("test;");
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(hub.journal.records(JournalType.DECIDED))
        .singleElement()
        .satisfies(record -> assertThat(record.detail()).contains("without effect"));
    assertThat(hub.partner(TestHub.ROADS).attempts()).isEmpty();
  }

  @Test
  void aTestThatAwaitsNoAnswerIsPutOnRecord() {
    InboundMessage plain =
        TestHub.inbound(TestHub.PORTAL, new ExternalId("1"), "1", wire("message;1;pothole;text"));
    hub.intake()
        .accept(
            new InboundMessage(
                plain.party(),
                plain.externalId(),
                "",
                plain.kind(),
                "1",
                plain.wire(),
                Map.of(AcceptedMessage.PURPOSE, AcceptedMessage.TEST),
                "signature",
                null,
                null));

    await().until(() -> hub.journal.records(JournalType.DECIDED).size() == 1);
    assertThat(hub.journal.records(JournalType.DECIDED).get(0).detail()).contains("no answer");
    assertThat(hub.partner(TestHub.ROADS).attempts()).isEmpty();
  }

  @Test
  void aNoticeIsPutOnRecordAndNothingElse() {
    accept(
        "1",
        "",
        "whatever",
        Map.of(
            AcceptedMessage.PURPOSE,
            AcceptedMessage.NOTICE,
            AcceptedMessage.TOLD,
            "messageIsDelivered"));

    await().until(() -> hub.journal.records(JournalType.DECIDED).size() == 1);
    assertThat(hub.journal.records(JournalType.DECIDED).get(0).detail())
        .isEqualTo("noted: messageIsDelivered");
    assertThat(hub.partner(TestHub.PORTAL).attempts()).isEmpty();
    assertThat(broker.depth("parking")).isZero();
  }

  @Test
  void otherContentUnderAnUnalterableIdIsADuplicateAndASecurityEvent() {
    Map<String, String> facts = Map.of(AcceptedMessage.UNALTERABLE, "");
    accept("1", "digest-1", "message;1;pothole;text", facts);
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);

    accept("1", "digest-2", "message;1;pothole;altered", facts);

    await().until(() -> hub.journal.records(JournalType.SECURITY).size() == 1);
    JournalRecord security = hub.journal.records(JournalType.SECURITY).get(0);
    assertThat(security.outcome()).isEqualTo(JournalOutcome.FAILURE);
    assertThat(security.failure()).isEqualTo("altered-repetition");
    assertThat(security.caseId()).isNotNull();
    assertThat(hub.journal.records(JournalType.DUPLICATE)).hasSize(1);
    assertThat(hub.partner(TestHub.ROADS).texts()).containsExactly("text");
  }

  @Test
  void theSameBytesComingAgainAreAnsweredOnce() {
    accept("1", "", "nonsense", Map.of());
    answered();
    accept("1", "", "nonsense", Map.of());

    await().until(() -> hub.journal.records(JournalType.DUPLICATE).size() == 1);
    assertThat(hub.partner(TestHub.PORTAL).attempts()).hasSize(1);
  }

  private PreparedMessage answered() {
    await().until(() -> hub.partner(TestHub.PORTAL).taken().size() == 1);
    return hub.partner(TestHub.PORTAL).taken().get(0);
  }

  private Receipt accept(String id, String version, String text, Map<String, String> more) {
    Map<String, String> facts = new HashMap<>(more);
    facts.put(AcceptedMessage.RETURN_ADDRESS, ADDRESS);
    return hub.intake()
        .accept(
            new InboundMessage(
                TestHub.PORTAL,
                new ExternalId(id),
                version,
                MessageKind.CITIZEN_MESSAGE,
                id,
                wire(text),
                facts,
                "signature",
                null,
                null));
  }

  private static WireBytes wire(String text) {
    return WireBytes.of("text/plain", TestHub.utf8(text));
  }
}
