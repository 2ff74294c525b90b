package ru.uzel.console.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalSearch;

/** The page of what was found. */
@Configuration(proxyBeanMethods = false)
public class SearchPages {

  @Bean
  SearchController searchController(
      Pages pages,
      JournalPages journal,
      JournalSearch search,
      CaseReader cases,
      PartyTitles titles) {
    return new SearchController(pages, new Finder(journal, search, cases, titles));
  }
}
