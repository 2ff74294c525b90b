package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.AdapterContract;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;

final class SocialAdapterTest implements AdapterContract {

  private static final String REPLY = "Яма у дома Ивановой И. И. заделана";

  @TempDir private Path directory;

  @Override
  public Subject subject() throws Exception {
    Monitoring monitoring = new Monitoring(directory, "http://127.0.0.1:1");
    Party party = SocialFixture.party(Map.of("endpoint", monitoring.endpoint(), "polls", "false"));
    SocialClient client = new SocialClient(SocialFixture.secrets());
    SocialMapper mapper = new SocialMapper();
    return new Subject() {
      @Override
      public WireMapping mapping() {
        return mapper;
      }

      @Override
      public RoutesBuilder routes() {
        FeedPoller poller =
            new FeedPoller(
                client,
                new PostIntake(new MemoryIntake(SocialFixture.NOW), SocialFixture.CLOCK),
                new FeedBookmarks(new MemoryMarks()),
                SocialFixture.CLOCK);
        return new SocialRoutes(client, poller, SocialFixture.directory(party));
      }

      @Override
      public Party party() {
        return party;
      }

      @Override
      public AcceptedMessage accepted() {
        return SocialFixture.accepted(SocialFixture.golden("published.post.json"));
      }

      @Override
      public OutboundMessage outbound() {
        return SocialFixture.outbound(
            SocialFixture.update(CanonicalStatus.RESOLVED, REPLY), "im-1");
      }

      @Override
      public void counterpartVanishes() {
        monitoring.vanish();
      }

      @Override
      public void counterpartRefuses() {
        monitoring.configure("{\"refuse\":true}");
      }

      @Override
      public int effects() {
        return received(monitoring);
      }

      @Override
      public List<String> confidential() {
        return List.of(
            REPLY,
            SocialFixture.TEXT,
            SocialFixture.AUTHOR,
            SocialFixture.TOKEN,
            SocialFixture.SECRET);
      }

      @Override
      public void close() {
        monitoring.close();
      }
    };
  }

  /** Books are read over the network that may just have vanished, with no effect since. */
  private static int received(Monitoring monitoring) {
    try {
      return monitoring.received().size();
    } catch (UncheckedIOException vanished) {
      return 0;
    }
  }

  @Test
  void sendsAStatusWithoutReplyWhereNobodyReadsIt() throws Exception {
    try (Monitoring monitoring = new Monitoring(directory, "http://127.0.0.1:1")) {
      send(monitoring, SocialFixture.outbound(status(), "im:1"));

      assertThat(monitoring.received())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.path("kind").asString()).isEqualTo("status");
                assertThat(row.path("message").path("postId").asString()).isEqualTo("im:1");
              });
    }
  }

  @Test
  void isToldThatAPostIsDeletedAndStopsThere() throws Exception {
    try (Monitoring monitoring = new Monitoring(directory, "http://127.0.0.1:1")) {
      monitoring.configure("{\"deleted\":[\"im-1\"]}");

      assertThatExceptionOfType(RejectedFailure.class)
          .isThrownBy(() -> send(monitoring, SocialFixture.outbound(status(), "im-1")))
          .withMessageContaining("the post is deleted there")
          .satisfies(failure -> assertThat(failure.where()).hasValue("HTTP status 410"));
      assertThat(monitoring.received()).isEmpty();
    }
  }

  @Test
  void waitsWhenToldToAndLosesNothing() throws Exception {
    try (Monitoring monitoring = new Monitoring(directory, "http://127.0.0.1:1")) {
      monitoring.configure("{\"busy\":1}");
      OutboundMessage outbound = SocialFixture.outbound(status(), "im-1");

      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(() -> send(monitoring, outbound))
          .withMessageContaining("asking for 1 s")
          .satisfies(
              failure -> {
                assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_BUSY);
                assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.NONE);
              });
      send(monitoring, outbound);
      assertThat(monitoring.received()).hasSize(1);
    }
  }

  @Test
  void hasOneEffectWhenAnAttemptFailedAfterIt() throws Exception {
    try (Monitoring monitoring = new Monitoring(directory, "http://127.0.0.1:1")) {
      monitoring.configure("{\"failAfterEffect\":1}");
      OutboundMessage outbound = SocialFixture.outbound(status(), "im-1");

      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(() -> send(monitoring, outbound))
          .satisfies(
              failure -> assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.UNKNOWN));
      send(monitoring, outbound);

      assertThat(monitoring.received())
          .singleElement()
          .satisfies(row -> assertThat(row.path("deliveries").asInt()).isEqualTo(2));
    }
  }

  private static StatusUpdate status() {
    return SocialFixture.update(CanonicalStatus.IN_PROGRESS, null);
  }

  private static void send(Monitoring monitoring, OutboundMessage outbound) {
    Party party = SocialFixture.party(Map.of("endpoint", monitoring.endpoint()));
    new SocialClient(SocialFixture.secrets())
        .send(
            party,
            new PreparedMessage(outbound.envelope(), new SocialMapper().toWire(party, outbound)));
  }
}
