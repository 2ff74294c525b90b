package ru.uzel.routes.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with the broker about its queues, by Artemis' management messages (Artemis manual,
 * "Management", "Using JMS").
 */
final class BrokerManagement implements AutoCloseable {

  private static final String ADDRESS = "activemq.management";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Connection connection;
  private final Session session;
  private final TemporaryQueue answers;
  private final MessageProducer asker;
  private final MessageConsumer listener;

  BrokerManagement(ConnectionFactory broker) throws JMSException {
    connection = broker.createConnection();
    try {
      session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
      connection.start();
      answers = session.createTemporaryQueue();
      asker = session.createProducer(session.createQueue(ADDRESS));
      listener = session.createConsumer(answers);
    } catch (JMSException failure) {
      connection.close();
      throw failure;
    }
  }

  /** Null where there is no such queue, and where the queue has no such thing now. */
  @Nullable Object attribute(String queue, String name) throws JMSException {
    Message question = session.createMessage();
    JMSManagementHelper.putAttribute(question, ResourceNames.QUEUE + queue, name);
    return answer(question);
  }

  /** As {@link #attribute}, of an operation. */
  @Nullable Object operation(String queue, String name, Object... parameters) throws JMSException {
    Message question = session.createMessage();
    try {
      JMSManagementHelper.putOperationInvocation(
          question, ResourceNames.QUEUE + queue, name, parameters);
    } catch (JMSException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw failure("the broker's management cannot be asked that", impossible);
    }
    return answer(question);
  }

  private @Nullable Object answer(Message question) throws JMSException {
    question.setJMSReplyTo(answers);
    asker.send(question);
    Message answer = listener.receive(PATIENCE.toMillis());
    if (answer == null) {
      throw new JMSException("the broker's management did not answer");
    }
    if (!JMSManagementHelper.hasOperationSucceeded(answer)) {
      return null;
    }
    try {
      return JMSManagementHelper.getResult(answer);
    } catch (Exception unreadable) {
      throw failure("the broker's management answered something else", unreadable);
    }
  }

  private static JMSException failure(String message, Exception cause) {
    JMSException failure = new JMSException(message);
    failure.initCause(cause);
    return failure;
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
