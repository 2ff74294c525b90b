package ru.uzel.console;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import ru.uzel.console.cases.CasePages;
import ru.uzel.console.message.MessagePages;
import ru.uzel.console.overview.OverviewPages;
import ru.uzel.console.page.PageFrame;
import ru.uzel.console.record.RecordPages;
import ru.uzel.console.runbook.RunbookPages;
import ru.uzel.console.search.SearchPages;
import ru.uzel.console.slice.SlicePages;

/**
 * All pages. They read through ports of the model and change nothing. {@code UZEL_CONSOLE=off} in
 * the environment leaves them out, where others work on the hub's machine who may not see them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "uzel.console", havingValue = "on", matchIfMissing = true)
@Import({
  PageFrame.class,
  OverviewPages.class,
  MessagePages.class,
  RecordPages.class,
  CasePages.class,
  SearchPages.class,
  SlicePages.class,
  RunbookPages.class,
})
public class ConsoleModule {}
