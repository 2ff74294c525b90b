package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

class QueueWatchTest {

  private final List<PartyName> hurried = new ArrayList<>();
  private CannedSmev smev;
  private QueueWatch watch;
  private Party party;

  @BeforeEach
  void start() throws IOException {
    smev = new CannedSmev(statistics(""));
    watch = new QueueWatch(smev.clients, smev.dialogue(), Clock.systemUTC(), hurried::add);
    party = smev.party("role", "provider", "version", "1.1", "queueAlarm", "800");
  }

  @AfterEach
  void stop() {
    smev.close();
  }

  @Test
  void aQueueThatNearsItsQuotaIsAnAlarmOnce() {
    smev.answers(statistics(queue("requests", 799) + queue("responses", 800)));
    smev.answers(statistics(queue("responses", 950)));
    smev.answers(statistics(queue("responses", 10)));
    smev.answers(statistics(queue("responses", 900)));

    try (CapturedLog log = CapturedLog.start()) {
      watch.poll(party);
      watch.poll(party);

      assertThat(log.text()).containsOnlyOnce("ALARM").contains("'responses' holds 800 messages");
    }
    assertThat(smev.intake.refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.externalId()).isEqualTo("responses");
              assertThat(refusal.failure().code()).isEqualTo(FailureCode.PARTNER_BUSY);
            });

    watch.poll(party);
    watch.poll(party);

    assertThat(smev.intake.refused).hasSize(2);
  }

  @Test
  void makesThePollersHurryWhileAQueueIsFull() {
    smev.answers(statistics(queue("responses", 800)));
    smev.answers(statistics(queue("responses", 800)));
    smev.answers(statistics(queue("responses", 1)));

    watch.poll(party);
    watch.poll(party);
    Outcome last = watch.poll(party);

    assertThat(hurried).containsExactly(party.name(), party.name());
    assertThat(last).isEqualTo(Outcome.EMPTY);
  }

  @Test
  void readsWhatTheContractAllows() {
    Contract.of("1.1").accepts(statistics(queue("responses", 800)).getBytes(UTF_8));
  }

  private static String queue(String name, int pending) {
    return "<t:QueueStatistics queueName='" + name + "' pendingMessageNumber='" + pending + "'/>";
  }

  private static String statistics(String queues) {
    return CannedSmev.envelope(
        "<t:GetIncomingQueueStatisticsResponse xmlns:t='%s'>%s</t:GetIncomingQueueStatisticsResponse>"
            .formatted(SmevVersion.V1_1.types(), queues));
  }
}
