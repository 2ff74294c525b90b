package ru.uzel.console.overview;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.console.message.MessageLines;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.model.casework.OverdueCases;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.operation.QueueReadings;

/** The first page. */
@Configuration(proxyBeanMethods = false)
public class OverviewPages {

  @Bean
  Observation observation(
      QueueReadings readings,
      HubControl control,
      JournalPages pages,
      JournalSearch search,
      OverdueCases cases,
      Clock clock) {
    return new Observation(readings, control, pages, search, cases, clock);
  }

  @Bean
  OverviewController overviewController(
      Pages pages,
      Observation observation,
      PartyTitles titles,
      MessageLines messages,
      HubConfiguration configuration) {
    return new OverviewController(pages, observation, titles, messages, configuration);
  }
}
