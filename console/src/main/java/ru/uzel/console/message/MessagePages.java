package ru.uzel.console.message;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.VotingResults;
import ru.uzel.model.journal.JournalPages;

/** The pages of messages. */
@Configuration(proxyBeanMethods = false)
public class MessagePages {

  @Bean
  MessageLines messageLines(JournalPages journal, CaseReader cases, PartyTitles titles) {
    return new MessageLines(journal, cases, titles);
  }

  @Bean
  MessageController messageController(
      Pages pages,
      JournalPages journal,
      CaseReader cases,
      VotingResults votings,
      PartyTitles titles,
      MessageLines messageLines) {
    return new MessageController(
        pages,
        journal,
        titles,
        messageLines,
        new MessageViews(journal, cases, titles, new VotingViews(votings)));
  }
}
