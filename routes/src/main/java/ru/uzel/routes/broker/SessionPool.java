package ru.uzel.routes.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transacted sessions outside of consumers. Not pooled-jms: that one rolls back at each return to
 * its pool, a further round trip to the broker for every message; here a session returns only after
 * its commit, and one that failed is thrown away.
 */
public final class SessionPool implements AutoCloseable {

  /** What is done in one transaction. */
  @FunctionalInterface
  public interface Transaction {
    void in(StepSession session) throws JMSException;
  }

  private record Pooled(Connection connection, Session session) {}

  private static final Logger LOG = LoggerFactory.getLogger(SessionPool.class);
  private static final int MOST_IDLE = 64;

  private final ConnectionFactory connections;
  private final ConcurrentLinkedDeque<Pooled> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();

  public SessionPool(StepConnections connections) {
    this.connections = connections;
  }

  /** Does and commits; when this returns, the broker's disk has it. */
  public void transact(Transaction transaction) throws JMSException {
    Pooled pooled = take();
    boolean done = false;
    try {
      StepSession session = StepSession.of(pooled.session());
      transaction.in(session);
      session.commit();
      done = true;
    } finally {
      if (done && idleCount.get() < MOST_IDLE) {
        idleCount.incrementAndGet();
        idle.push(pooled);
      } else {
        // Closing rolls back what is not committed.
        close(pooled);
      }
    }
  }

  private Pooled take() throws JMSException {
    Pooled pooled = idle.poll();
    if (pooled != null) {
      idleCount.decrementAndGet();
      return pooled;
    }
    // A connection each: the in-VM transport works through the packets of a connection one by one.
    Connection connection = connections.createConnection();
    try {
      Session session = connection.createSession(Session.SESSION_TRANSACTED);
      connection.start();
      return new Pooled(connection, session);
    } catch (JMSException failure) {
      close(connection);
      throw failure;
    }
  }

  @Override
  public void close() {
    for (Pooled pooled = idle.poll(); pooled != null; pooled = idle.poll()) {
      close(pooled);
    }
  }

  private static void close(Pooled pooled) {
    close(pooled.connection());
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (JMSException failure) {
      LOG.debug("A broker connection that is no longer used did not close", failure);
    }
  }
}
