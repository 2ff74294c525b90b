package ru.uzel.console.runbook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.console.page.Pages;

/** The pages of the runbook. */
@Configuration(proxyBeanMethods = false)
public class RunbookPages {

  @Bean
  RunbookController runbookController(Pages pages) {
    return new RunbookController(pages);
  }
}
