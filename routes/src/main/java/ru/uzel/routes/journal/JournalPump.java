package ru.uzel.routes.journal;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.broker.StoppingException;
import ru.uzel.routes.broker.Waiting;

/**
 * Carries records from the queue to the journal of record, in batches: append first, then commit,
 * so that a kill between the two only repeats, which the event id makes harmless.
 */
public final class JournalPump implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(JournalPump.class);

  private static final int MOST_MESSAGES = 256;
  private static final long MOST_BYTES = 8L * 1024 * 1024;

  /**
   * From somewhere above this size Artemis streams a body, and receiving the next message throws
   * away what was not read of it: such a message ends its batch.
   */
  private static final long STREAMED_BYTES = 64L * 1024;

  /**
   * Only the journal is the later for it: intake, flow and delivery never wait for it. Each batch
   * costs a commit in the database and one in the broker, however many records it has.
   */
  private static final Duration GATHERING = Duration.ofMillis(100);

  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration AFTER_BROKER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final ConnectionFactory connections;
  private final JournalBatch batches;
  private final Waiting waiting;
  private final int phase;
  private @Nullable Thread thread;

  public JournalPump(
      ConnectionFactory connections, JournalBatch batches, Waiting waiting, int phase) {
    this.connections = connections;
    this.batches = batches;
    this.waiting = waiting;
    this.phase = phase;
  }

  @Override
  public int getPhase() {
    return phase;
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      waiting.restart();
      thread = new Thread(this::work, "uzel-journal");
      thread.start();
    }
  }

  @Override
  public synchronized void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    waiting.stop();
    try {
      running.join(STOP_PATIENCE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  private void work() {
    while (!waiting.stopping()) {
      try (Connection connection = connections.createConnection();
          Session session = connection.createSession(Session.SESSION_TRANSACTED);
          MessageConsumer consumer = session.createConsumer(session.createQueue(Queues.JOURNAL))) {
        connection.start();
        pump(StepSession.of(session), consumer);
      } catch (StoppingException stop) {
        return;
      } catch (JMSException | RuntimeException failure) {
        LOG.warn("The journal's queue cannot be read now; records wait there", failure);
        pauseAfterTrouble();
      }
    }
  }

  private void pump(StepSession session, MessageConsumer consumer) throws JMSException {
    while (!waiting.stopping()) {
      List<Message> messages = gather(consumer);
      if (!messages.isEmpty()) {
        batches.append(messages, session);
        session.commit();
      }
    }
  }

  /** What is there, and what comes within a short time after the first. */
  private static List<Message> gather(MessageConsumer consumer) throws JMSException {
    Message next = consumer.receive(IDLE.toMillis());
    if (next == null) {
      return List.of();
    }
    List<Message> messages = new ArrayList<>();
    long bytes = 0;
    long end = System.nanoTime() + GATHERING.toNanos();
    while (next != null) {
      messages.add(next);
      long size = QueuedMessage.size(next);
      bytes += size;
      long left = (end - System.nanoTime()) / 1_000_000;
      next =
          left <= 0
                  || messages.size() >= MOST_MESSAGES
                  || bytes >= MOST_BYTES
                  || size >= STREAMED_BYTES
              ? null
              : consumer.receive(left);
    }
    return messages;
  }

  private void pauseAfterTrouble() {
    try {
      waiting.pause(AFTER_BROKER_TROUBLE);
    } catch (StoppingException stop) {
      LOG.debug("The journal stops; what is left in its queue is appended at the next start");
    }
  }
}
