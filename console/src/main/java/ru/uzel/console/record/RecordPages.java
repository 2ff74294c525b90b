package ru.uzel.console.record;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.model.journal.JournalPages;

/** The page of the journal. */
@Configuration(proxyBeanMethods = false)
public class RecordPages {

  @Bean
  RecordsController recordsController(Pages pages, JournalPages journal, PartyTitles titles) {
    return new RecordsController(pages, journal, titles);
  }
}
