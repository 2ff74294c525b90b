package ru.uzel.hub.database;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database's beans; the {@link HubDatabase} itself is started beside the context. */
@Configuration(proxyBeanMethods = false)
public class DatabaseModule {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Starts the embedded server, or waits for the other one to answer.
   *
   * @throws DatabaseStartFailure naming the cause and the cure
   */
  public static HubDatabase start(DatabaseSettings settings, Path data) {
    return settings
        .externalUrl()
        .<HubDatabase>map(
            url ->
                ExternalDatabase.connect(
                    url, settings.user(), settings.passwordFile(), Clock.systemUTC(), PATIENCE))
        .orElseGet(() -> OwnDatabase.start(data.resolve("postgres"), settings.port()));
  }

  @Bean(destroyMethod = "") // closed with the HubDatabase
  DataSource dataSource(HubDatabase database) {
    return database.dataSource();
  }

  @Bean
  HealthIndicator databaseHealthIndicator(DataSource dataSource) {
    return new DatabaseHealth(dataSource);
  }
}
