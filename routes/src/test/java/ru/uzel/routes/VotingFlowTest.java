package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;

/** What came of votings, on its way through the flows. */
class VotingFlowTest {

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
  void goesWhereTheFlowOfItsKindLeads() {
    hub.with(TestHub.flow("votes", "kind = 'VOTE'", null, MessageKind.VOTING_RESULT, TestHub.ROADS))
        .with(
            TestHub.flow("polls", "kind = 'POLL'", null, MessageKind.VOTING_RESULT, TestHub.PARKS))
        .start();

    say("voting;77;VOTE");
    say("voting;78;POLL");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 2);
    assertThat(hub.partner(TestHub.ROADS).taken().get(0).wire().utf8()).startsWith("77;VOTE");
    assertThat(hub.partner(TestHub.PARKS).taken().get(0).wire().utf8()).startsWith("78;POLL");
    assertThat(hub.journal.records(JournalType.DECIDED))
        .extracting(JournalRecord::detail)
        .containsOnly("told as version 1 of it, without a case");
    assertThat(hub.journal.records(JournalType.DEADLINE)).isEmpty();
  }

  @Test
  void waitsForAPersonWhereNoFlowTakesIt() {
    hub.start();

    say("voting;77;VOTE");

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    assertThat(hub.journal.records(JournalType.PARKED).get(0).detail())
        .contains("no flow takes a VotingResult from party " + TestHub.PORTAL);
    assertThat(hub.journal.records(JournalType.OUTPUT)).isEmpty();
  }

  private void say(String wire) {
    String object = wire.split(";", -1)[1];
    hub.intake()
        .accept(
            TestHub.inbound(
                TestHub.PORTAL,
                new ExternalId(object),
                object,
                WireBytes.of("text/plain", wire.getBytes(StandardCharsets.UTF_8))));
  }
}
