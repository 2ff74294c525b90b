package ru.uzel.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import ru.uzel.console.cases.CasePages;
import ru.uzel.console.message.MessagePages;
import ru.uzel.console.overview.OverviewPages;
import ru.uzel.console.page.PageFrame;
import ru.uzel.console.record.RecordPages;
import ru.uzel.console.runbook.RunbookPages;
import ru.uzel.console.search.SearchPages;

/** All pages. They read through ports of the model and change nothing. */
@Configuration(proxyBeanMethods = false)
@Import({
  PageFrame.class,
  OverviewPages.class,
  MessagePages.class,
  RecordPages.class,
  CasePages.class,
  SearchPages.class,
  RunbookPages.class,
})
public class ConsoleModule {}
