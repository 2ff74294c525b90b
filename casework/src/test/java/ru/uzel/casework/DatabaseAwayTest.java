package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.region.Region;
import ru.uzel.postgres.EmbeddedPostgres;

class DatabaseAwayTest {

  @Test
  void saysThatTheSameMayBeTriedAgain(@TempDir Path dir) {
    EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0);
    try (HikariDataSource dataSource = PostgresExtension.connect(server)) {
      CaseworkModule module = new CaseworkModule();
      CaseworkDatabase database = module.caseworkDatabase(dataSource);
      CaseDecisions decisions =
          CaseworkModule.decisions(
              database, new JacksonCodec(), Clock.systemUTC(), Region.NONE, List.of());
      CitizenMessage message = Samples.pothole("1");
      AcceptedMessage accepted =
          Samples.accepted(Samples.channel(), message, UUID.randomUUID().toString());

      server.stop();

      assertRetryable(() -> decisions.decide(accepted, message, Samples.toRoads(message)));
      assertRetryable(
          () -> module.receiptBook(database).latest(accepted.party(), new ExternalId("1")));
      assertRetryable(
          () ->
              module
                  .channelStatuses(database, new JacksonCodec(), Clock.systemUTC())
                  .find(accepted.party(), MessageId.next()));

      server = EmbeddedPostgres.start(dir, server.port());
      // The pool needs a while to find out.
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptionsInstanceOf(RetryableFailure.class)
          .until(
              () -> decisions.decide(accepted, message, Samples.toRoads(message)),
              CaseDecision.Opened.class::isInstance);
    } finally {
      server.stop();
    }
  }

  private static void assertRetryable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RetryableFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.DATABASE_UNAVAILABLE);
              assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
              assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.UNKNOWN);
            });
  }
}
