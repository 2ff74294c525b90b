package ru.uzel.hub.content;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.content.AgedContents;
import ru.uzel.model.journal.FilesOnRecord;

/** The sweep's beans. */
@Configuration(proxyBeanMethods = false)
public class ContentModule {

  @Bean(destroyMethod = "close")
  SweepRounds sweepRounds(
      AgedContents contents,
      FilesOnRecord records,
      @Value("${uzel.content.orphan-age:30d}") String age) {
    return new SweepRounds(
        new OrphanSweep(contents, records, DurationStyle.detectAndParse(age)),
        Duration.ofMinutes(10),
        Duration.ofHours(6));
  }
}
