package ru.uzel.hub.management;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import ru.uzel.model.casework.OverdueCases;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.operation.CaseControl;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.slice.StatisticalSlices;

/** The management API's beans. */
@Configuration(proxyBeanMethods = false)
public class ManagementModule {

  @Bean
  ManagementToken managementToken(@Value("${uzel.data}") Path data) {
    return ManagementToken.in(data.resolve("secrets"));
  }

  @Bean
  StatusController statusController(
      HubControl control,
      HubConfiguration configuration,
      HealthEndpoint health,
      OverdueCases overdue) {
    return new StatusController(control, configuration, health, overdue);
  }

  @Bean
  OverdueMeters overdueMeters(OverdueCases overdue, HubConfiguration configuration) {
    return new OverdueMeters(overdue, configuration.parties());
  }

  @Bean
  JournalController journalController(JournalSearch search, ContentStore contents) {
    return new JournalController(search, contents);
  }

  @Bean
  OperationController operationController(HubControl control) {
    return new OperationController(control);
  }

  @Bean
  CaseController caseActsController(CaseControl control) {
    return new CaseController(control);
  }

  @Bean
  SliceController sliceTablesController(
      StatisticalSlices slices, HubConfiguration configuration, Clock clock) {
    return new SliceController(slices, configuration, clock);
  }

  @Bean
  ManagementProblems managementProblems() {
    return new ManagementProblems();
  }

  @Bean
  WebMvcConfigurer managementGate(ManagementToken token) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new BearerGate(token)).addPathPatterns("/manage/**");
      }
    };
  }
}
