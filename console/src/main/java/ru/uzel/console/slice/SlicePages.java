package ru.uzel.console.slice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.slice.StatisticalSlices;

/** The pages of statistical slices. */
@Configuration(proxyBeanMethods = false)
public class SlicePages {

  @Bean
  SliceController sliceController(
      Pages pages, StatisticalSlices slices, HubConfiguration configuration, PartyTitles titles) {
    return new SliceController(pages, slices, configuration, titles);
  }
}
