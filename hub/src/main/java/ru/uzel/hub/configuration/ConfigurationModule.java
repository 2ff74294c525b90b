package ru.uzel.hub.configuration;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;

/** The ports of the active configuration; it is read before the context, which needs it whole. */
@Configuration(proxyBeanMethods = false)
public class ConfigurationModule {

  @Bean
  PartyDirectory partyDirectory(HubConfiguration configuration) {
    return new ConfiguredParties(configuration);
  }

  @Bean
  Secrets secrets(@Value("${uzel.data}") Path data) {
    return new ReferencedSecrets(data.resolve("secrets"), System.getenv());
  }
}
