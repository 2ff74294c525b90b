package ru.uzel.routes.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** Looks through queues without taking anything out. */
public final class Browsing {

  /** What is done with each message seen. */
  @FunctionalInterface
  public interface Look {
    void at(Message message) throws JMSException;
  }

  private final ConnectionFactory broker;

  public Browsing(ConnectionFactory broker) {
    this.broker = broker;
  }

  public void each(String queue, @Nullable String selector, Look look) throws JMSException {
    browse(queue, selector, look, Long.MAX_VALUE);
  }

  /** The first that the selector fits, if there is one. */
  public void first(String queue, String selector, Look look) throws JMSException {
    browse(queue, selector, look, 1);
  }

  private void browse(String queue, @Nullable String selector, Look look, long most)
      throws JMSException {
    try (Connection connection = broker.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      try (QueueBrowser browser = session.createBrowser(session.createQueue(queue), selector)) {
        var messages = browser.getEnumeration();
        for (long seen = 0; seen < most && messages.hasMoreElements(); seen++) {
          look.at((Message) messages.nextElement());
        }
      }
    }
  }
}
