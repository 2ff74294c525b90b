package ru.uzel.routes.broker;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts messages without browsing. */
public final class QueueDepths {

  private final ConnectionFactory broker;

  public QueueDepths(ConnectionFactory broker) {
    this.broker = broker;
  }

  /** Messages of each queue, those being worked on included; none where there is no such queue. */
  public Map<String, Long> of(List<String> queues) throws JMSException {
    try (BrokerManagement management = new BrokerManagement(broker)) {
      Map<String, Long> depths = new LinkedHashMap<>();
      for (String queue : queues) {
        depths.put(
            queue,
            management.attribute(queue, "messageCount") instanceof Number number
                ? number.longValue()
                : 0L);
      }
      return depths;
    }
  }
}
