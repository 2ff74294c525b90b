package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ru.uzel.model.party.Party;

class PollingTurnTest {

  /** Nobody listens there. */
  private final Party party = Samples.party(URI.create("http://127.0.0.1:1/ws"));

  private final SmevClients clients = new SmevClients();
  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void asksLessAndLessWhileNobodyAnswers() {
    PollingTurn turn = turn(false);
    for (int second = 0; second < 60; second++) {
      turn.take(() -> false);
      now = now.plusSeconds(1);
    }

    // 1, 2, 4 and then every 5 seconds.
    assertThat(asked.get()).isBetween(12, 15);
  }

  @Test
  void survivesAMistakeAndDoesNotRepeatItAtOnce() {
    PollingTurn turn = turn(true);

    turn.take(() -> false);
    turn.take(() -> false);
    now = now.plusSeconds(5);
    turn.take(() -> false);

    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void doesNothingOnceItIsTimeToStop() {
    turn(false).take(() -> true);

    assertThat(asked.get()).isZero();
  }

  private PollingTurn turn(boolean mistaken) {
    SmevEnvelopes envelopes =
        new SmevEnvelopes(
            XmlOnly.signer(
                (element, id, key) -> {
                  asked.incrementAndGet();
                  if (mistaken) {
                    throw new IllegalStateException("a mistake");
                  }
                  return "<s/>";
                }));
    SmevPoller poller =
        new SmevPoller(
            clients,
            NoFiles.taking(
                new SmevDialogue(
                    envelopes,
                    new PlainXml(),
                    XmlOnly.verifier(
                        (document, expected) -> {
                          throw new AssertionError("nothing to verify");
                        }),
                    new RecordingIntake()),
                new RecordingIntake()),
            clock);
    PollRhythm rhythm =
        new PollRhythm(Duration.ofSeconds(1), Duration.ofSeconds(5), new AtomicLong());
    return new PollingTurn(party.name(), MockedSmev.directoryOf(party), poller, rhythm, clock);
  }
}
