package ru.uzel.hub.clock;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.journal.JournalAppender;

/**
 * The one clock of the hub. It is the machine's, unless {@code uzel.clock.movable} (environment:
 * UZEL_CLOCK_MOVABLE) says that it may be moved ahead: for demonstrations and tests.
 */
@Configuration(proxyBeanMethods = false)
public class ClockModule {

  private static final String FILE = "clock.ahead";

  /**
   * @throws ClockStartFailure where the data lived ahead of time, and the clock is the machine's
   */
  @Bean
  Clock clock(
      @Value("${uzel.clock.movable:false}") boolean movable, @Value("${uzel.data}") Path data) {
    Path file = data.resolve(FILE);
    if (movable) {
      return MovableClock.in(file);
    }
    if (!MovableClock.ahead(file).isZero()) {
      throw new ClockStartFailure(
          "the data in "
              + data
              + " lived with a movable clock, ahead of time by "
              + MovableClock.ahead(file)
              + ": take another --data, or set UZEL_CLOCK_MOVABLE=true again");
    }
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnProperty("uzel.clock.movable")
  ClockController clockController(
      Clock clock, JournalAppender journal, HubConfiguration configuration) {
    return new ClockController((MovableClock) clock, journal, configuration);
  }
}
