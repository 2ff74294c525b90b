package ru.uzel.console.cases;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.journal.JournalPages;

/** The page of a case. */
@Configuration(proxyBeanMethods = false)
public class CasePages {

  @Bean
  CaseController caseController(
      Pages pages, CaseReader cases, JournalPages journal, PartyTitles titles) {
    return new CaseController(pages, cases, journal, titles);
  }
}
