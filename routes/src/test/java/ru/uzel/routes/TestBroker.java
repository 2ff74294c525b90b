package ru.uzel.routes;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import ru.uzel.routes.broker.QueueDepths;

/** A real broker in the test's JVM, reached in-VM; each has an id of its own. */
final class TestBroker {

  private static final AtomicInteger IDS = new AtomicInteger(1000);

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final String url;
  private final ActiveMQConnectionFactory connections;

  TestBroker(Path data) throws Exception {
    int id = IDS.incrementAndGet();
    Configuration configuration = new ConfigurationImpl();
    configuration
        .setPersistenceEnabled(true)
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        .setJournalType(JournalType.NIO)
        .setJournalBufferTimeout_NIO(50_000)
        .setJournalMinFiles(2)
        .setJournalFileSize(1024 * 1024);
    configuration.setBrokerInstance(data.toFile());
    configuration
        .setJournalDirectory(data.resolve("journal").toString())
        .setBindingsDirectory(data.resolve("bindings").toString())
        .setLargeMessagesDirectory(data.resolve("large").toString())
        .setPagingDirectory(data.resolve("paging").toString())
        .addAcceptorConfiguration("in-vm", "vm://" + id);
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setMaxDeliveryAttempts(-1)
            .setRedeliveryDelay(0)
            .setAutoCreateQueues(true)
            .setAutoCreateAddresses(true)
            .setAutoDeleteQueues(false)
            .setAutoDeleteAddresses(false)
            .setDefaultConsumerWindowSize(64 * 1024));
    broker.setConfiguration(configuration);
    broker.start();
    url = "vm://" + id + "?blockOnDurableSend=false";
    connections = new ActiveMQConnectionFactory(url);
  }

  /** One of its own for each hub, which closes it. */
  ConnectionFactory connections() {
    return new ActiveMQConnectionFactory(url);
  }

  long depth(String queue) {
    try {
      return new QueueDepths(connections).of(java.util.List.of(queue)).get(queue);
    } catch (JMSException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** How many consumers that queue has now; none where it does not exist yet. */
  int consumers(String queue) {
    Queue found = broker.getActiveMQServer().locateQueue(queue);
    return found == null ? 0 : found.getConsumerCount();
  }

  /** Puts raw bytes into a queue, as no step of the hub would. */
  void put(String queue, byte[] body) throws JMSException {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(body);
      producer.send(message);
    }
  }

  void close() throws Exception {
    connections.close();
    broker.stop();
  }
}
