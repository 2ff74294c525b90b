package ru.uzel.hub.broker;

import jakarta.jms.ConnectionFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker's beans; the {@link EmbeddedBroker} itself is started before the context. */
@Configuration(proxyBeanMethods = false)
public class BrokerModule {

  @Bean
  ConnectionFactory connectionFactory(EmbeddedBroker broker) {
    return broker.connectionFactory();
  }

  @Bean
  HealthIndicator brokerHealthIndicator(EmbeddedBroker broker) {
    return new BrokerHealth(broker);
  }
}
