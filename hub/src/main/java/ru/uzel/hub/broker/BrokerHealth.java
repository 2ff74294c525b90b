package ru.uzel.hub.broker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP only while the broker really takes messages. */
final class BrokerHealth implements HealthIndicator {

  private final EmbeddedBroker broker;

  BrokerHealth(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @Override
  public Health health() {
    if (!broker.active()) {
      return Health.down().withDetail("reason", "the broker is not active").build();
    }
    if (broker.diskFull()) {
      return Health.down().withDetail("reason", "the disk of the broker's journal is full").build();
    }
    return Health.up().build();
  }
}
