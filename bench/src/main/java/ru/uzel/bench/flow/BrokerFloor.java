package ru.uzel.bench.flow;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A durable 2 KB message through the embedded broker, many to a transaction, synced to disk: CPU of
 * the whole process, since the broker works in threads of its own.
 */
final class BrokerFloor {

  private static final int MESSAGES_PER_COMMIT = 100;

  private final Path directory;

  BrokerFloor(Path directory) {
    this.directory = directory;
  }

  /** CPU microseconds per message sent and received. */
  double microsPerMessage(long warmUpMillis, long windowMillis) throws Exception {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration());
    broker.start();
    try (ActiveMQConnectionFactory connections =
            new ActiveMQConnectionFactory("vm://4711?blockOnDurableSend=false");
        Connection connection = connections.createConnection()) {
      connection.start();
      return measure(connection, warmUpMillis, windowMillis);
    } finally {
      broker.stop();
    }
  }

  private Configuration configuration() throws Exception {
    return new ConfigurationImpl()
        .setPersistenceEnabled(true)
        .setSecurityEnabled(false)
        .setJournalType(JournalType.NIO)
        .setJournalBufferTimeout_NIO(20_000)
        .setJournalDirectory(directory.resolve("journal").toString())
        .setBindingsDirectory(directory.resolve("bindings").toString())
        .setPagingDirectory(directory.resolve("paging").toString())
        .setLargeMessagesDirectory(directory.resolve("large").toString())
        .addAcceptorConfiguration("vm", "vm://4711");
  }

  private static double measure(Connection connection, long warmUpMillis, long windowMillis)
      throws Exception {
    byte[] content = new byte[2048];
    try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      Queue queue = session.createQueue("floor");
      try (MessageProducer producer = session.createProducer(queue);
          MessageConsumer consumer = session.createConsumer(queue)) {
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        ThreadCpu.Act round =
            () -> {
              for (int i = 0; i < MESSAGES_PER_COMMIT; i++) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(content);
                producer.send(message);
              }
              session.commit();
              for (int i = 0; i < MESSAGES_PER_COMMIT; i++) {
                if (consumer.receive(5_000) == null) {
                  throw new IllegalStateException("The broker kept a message back");
                }
              }
              session.commit();
            };
        ThreadCpu.micros(warmUpMillis, 1, round);
        long[] rounds = {0};
        long before = processCpu();
        ThreadCpu.micros(
            0,
            windowMillis,
            () -> {
              round.run();
              rounds[0]++;
            });
        return (processCpu() - before) / 1000.0 / (rounds[0] * MESSAGES_PER_COMMIT);
      }
    }
  }

  private static long processCpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
