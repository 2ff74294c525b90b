package ru.uzel.hub.process;

import java.time.Clock;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.actuate.endpoint.web.WebMvcHealthEndpointExtensionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import ru.uzel.adapters.appeals.AppealsAdapter;
import ru.uzel.adapters.executor.ExecutorAdapter;
import ru.uzel.adapters.municipal.MunicipalAdapter;
import ru.uzel.adapters.open311.Open311Adapter;
import ru.uzel.adapters.pos.PosAdapter;
import ru.uzel.adapters.regional.RegionalAdapter;
import ru.uzel.adapters.rsmev.RsmevAdapter;
import ru.uzel.adapters.smev.SmevAdapter;
import ru.uzel.adapters.social.SocialAdapter;
import ru.uzel.casework.CaseworkModule;
import ru.uzel.console.ConsoleModule;
import ru.uzel.hub.broker.BrokerModule;
import ru.uzel.hub.clock.ClockModule;
import ru.uzel.hub.configuration.ConfigurationModule;
import ru.uzel.hub.content.ContentModule;
import ru.uzel.hub.database.DatabaseModule;
import ru.uzel.hub.management.ManagementModule;
import ru.uzel.journal.JournalModule;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;
import ru.uzel.routes.RoutesModule;
import ru.uzel.security.SecurityModule;

/**
 * Which beans make a hub: the modules' own, and of Spring Boot those named here and no others, so
 * that a library on the class path never starts something by being there.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
  ClockModule.class,
  ConfigurationModule.class,
  DatabaseModule.class,
  BrokerModule.class,
  ManagementModule.class,
  ContentModule.class,
  SecurityModule.class,
  JournalModule.class,
  CaseworkModule.class,
  RoutesModule.class,
  ConsoleModule.class,
  RegionalAdapter.class,
  Open311Adapter.class,
  PosAdapter.class,
  SmevAdapter.class,
  ExecutorAdapter.class,
  SocialAdapter.class,
  AppealsAdapter.class,
  MunicipalAdapter.class,
  RsmevAdapter.class,
})
@ImportAutoConfiguration({
  ApplicationAvailabilityAutoConfiguration.class,
  ConfigurationPropertiesAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  EndpointAutoConfiguration.class,
  JacksonEndpointAutoConfiguration.class,
  WebEndpointAutoConfiguration.class,
  ManagementContextAutoConfiguration.class,
  ServletManagementContextAutoConfiguration.class,
  TomcatServletManagementContextAutoConfiguration.class,
  HealthContributorRegistryAutoConfiguration.class,
  HealthContributorAutoConfiguration.class,
  HealthEndpointAutoConfiguration.class,
  WebMvcHealthEndpointExtensionAutoConfiguration.class,
  MetricsAutoConfiguration.class,
  CompositeMeterRegistryAutoConfiguration.class,
  PrometheusMetricsExportAutoConfiguration.class,
  JvmMetricsAutoConfiguration.class,
  SystemMetricsAutoConfiguration.class,
  CamelAutoConfiguration.class,
})
class HubApplication {

  @Bean
  SecretsAtHand secretsAtHand(PartyDirectory parties, Secrets secrets) {
    return new SecretsAtHand(parties, secrets);
  }

  @Bean
  LifeRecords lifeRecords(JournalAppender journal, HubConfiguration configuration, Clock clock) {
    return new LifeRecords(journal, configuration, clock);
  }
}
