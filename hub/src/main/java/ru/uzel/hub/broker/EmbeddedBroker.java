package ru.uzel.hub.broker;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker inside the hub's JVM, its files in one directory. */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  /** Two contexts in one JVM (tests) need two in-VM acceptors. */
  private static final AtomicInteger NEXT_VM_ID = new AtomicInteger();

  private final ActiveMQServer server;
  private final int vmId;

  private EmbeddedBroker(ActiveMQServer server, int vmId) {
    this.server = server;
    this.vmId = vmId;
  }

  /**
   * @throws BrokerStartFailure when it does not run; what is wrong stands in its message
   */
  public static EmbeddedBroker start(Path directory) {
    return start(directory, ActiveMQServerImpl::new);
  }

  /** The same with another server, e.g. one whose disk can be held back. */
  static EmbeddedBroker start(Path directory, Function<Configuration, ActiveMQServer> server) {
    int vmId = NEXT_VM_ID.getAndIncrement();
    ActiveMQServer made = server.apply(BrokerConfiguration.in(directory, vmId));
    EmbeddedBroker broker = new EmbeddedBroker(made, vmId);
    try {
      made.start();
      // start() returns even when the broker could not start (a broken journal, a held lock).
      if (!made.waitForActivation(30, TimeUnit.SECONDS) || !made.isActive()) {
        throw new BrokerStartFailure(directory, null);
      }
      return broker;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      broker.close();
      throw new BrokerStartFailure(directory, interrupted);
    } catch (BrokerStartFailure failure) {
      broker.close();
      throw failure;
    } catch (Exception failure) {
      broker.close();
      throw new BrokerStartFailure(directory, failure);
    }
  }

  /**
   * Sends are not answered one by one: every session is transacted, and the broker marks its
   * transaction as failed when it cannot take a message, so that the commit tells.
   */
  public ConnectionFactory connectionFactory() {
    return new ActiveMQConnectionFactory("vm://" + vmId + "?blockOnDurableSend=false");
  }

  boolean active() {
    return server.isActive();
  }

  /** Whether the disk is so full that the broker takes nothing more. */
  boolean diskFull() {
    return server.getPagingManager().isDiskFull();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      LOG.warn(
          "The broker did not stop in order; its journal is replayed at the next start", failure);
    }
  }
}
