package ru.uzel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.postgres.EmbeddedPostgres;

class DatabaseAwayTest {

  private final JournalEntry first =
      Samples.entry(Samples.bare(JournalType.LIFECYCLE, Samples.NOON));
  private final JournalEntry second =
      Samples.entry(Samples.bare(JournalType.LIFECYCLE, Samples.NOON));

  @Test
  void saysThatTheSameMayBeTriedAgainAndGoesOnWhenItIsBack(@TempDir Path dir) {
    EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0);
    try (HikariDataSource dataSource = PostgresExtension.connect(server)) {
      JournalModule module = new JournalModule();
      JournalSchema schema = module.journalSchema(dataSource);
      JournalAppender journal =
          module.journalAppender(schema, new Sha256(), new XorVault(), Clock.systemUTC());
      JournalSearch search = module.journalSearch(schema, new Sha256(), new XorVault());
      journal.append(List.of(first));

      server.stop();
      assertThatThrownBy(() -> journal.append(List.of(second)))
          .isInstanceOfSatisfying(
              RetryableFailure.class,
              failure -> assertThat(failure.code()).isEqualTo(FailureCode.DATABASE_UNAVAILABLE));
      assertThatThrownBy(search::head).isInstanceOf(RetryableFailure.class);

      server = EmbeddedPostgres.start(dir, server.port());
      // The pool needs a while to find out.
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptionsInstanceOf(RetryableFailure.class)
          .untilAsserted(
              () -> {
                journal.append(List.of(first, second));
                assertThat(search.head().size()).isEqualTo(2);
              });
    } finally {
      server.stop();
    }
  }
}
