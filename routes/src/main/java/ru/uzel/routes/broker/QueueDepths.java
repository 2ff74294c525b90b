package ru.uzel.routes.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;

/**
 * Counts messages without browsing, by Artemis' management messages (Artemis manual, "Management",
 * "Using JMS").
 */
public final class QueueDepths {

  private static final String MANAGEMENT = "activemq.management";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ConnectionFactory broker;

  public QueueDepths(ConnectionFactory broker) {
    this.broker = broker;
  }

  /** Messages of each queue, those being worked on included; none where there is no such queue. */
  public Map<String, Long> of(List<String> queues) throws JMSException {
    try (Connection connection = broker.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      Queue management = session.createQueue(MANAGEMENT);
      TemporaryQueue answers = session.createTemporaryQueue();
      Map<String, Long> depths = new LinkedHashMap<>();
      try (MessageProducer asker = session.createProducer(management);
          MessageConsumer listener = session.createConsumer(answers)) {
        for (String queue : queues) {
          Message question = session.createMessage();
          question.setJMSReplyTo(answers);
          JMSManagementHelper.putAttribute(question, ResourceNames.QUEUE + queue, "messageCount");
          asker.send(question);
          depths.put(queue, count(listener.receive(PATIENCE.toMillis())));
        }
      }
      return depths;
    }
  }

  private static long count(Message answer) throws JMSException {
    if (answer == null) {
      throw new JMSException("the broker's management did not answer");
    }
    if (!JMSManagementHelper.hasOperationSucceeded(answer)) {
      return 0;
    }
    try {
      return JMSManagementHelper.getResult(answer) instanceof Number number
          ? number.longValue()
          : 0;
    } catch (Exception unreadable) {
      JMSException failure = new JMSException("the broker's management answered something else");
      failure.initCause(unreadable);
      throw failure;
    }
  }
}
