package ru.uzel.routes.journal;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.broker.Step;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.broker.StoppingException;
import ru.uzel.routes.broker.Waiting;

/**
 * Appends what a number of journal messages hold. One that cannot be read or appended goes aside
 * with an alarm, for the journal must go on; one that only the database's absence stops is kept.
 */
public final class JournalBatch {

  private static final Logger LOG = LoggerFactory.getLogger(JournalBatch.class);

  /** Without end: records wait as long as the database is away. */
  private static final RetryPolicy BACK_OFF =
      new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofDays(36_500));

  private final JournalAppender appender;
  private final FaultPoints faults;
  private final Waiting waiting;

  public JournalBatch(JournalAppender appender, FaultPoints faults, Waiting waiting) {
    this.appender = appender;
    this.faults = faults;
    this.waiting = waiting;
  }

  /**
   * @throws StoppingException when the hub stops while the database is away
   */
  void append(List<Message> messages, StepSession session) throws JMSException {
    List<Message> readable = new ArrayList<>(messages.size());
    List<List<JournalEntry>> contents = new ArrayList<>(messages.size());
    List<JournalEntry> all = new ArrayList<>();
    for (Message message : messages) {
      try {
        List<JournalEntry> entries = JournalForm.read(message);
        readable.add(message);
        contents.add(entries);
        all.addAll(entries);
      } catch (JMSException | RuntimeException unreadable) {
        putAside(message, session, unreadable);
      }
    }
    if (all.isEmpty()) {
      return;
    }
    Step.JOURNAL.beforeSend(faults);
    try {
      appendWhenPossible(all);
    } catch (RuntimeException poisoned) {
      if (readable.size() > 1 && isPoison(poisoned)) {
        oneByOne(readable, contents, session);
      } else if (isPoison(poisoned)) {
        putAside(readable.get(0), session, poisoned);
      } else {
        throw poisoned;
      }
    }
    Step.JOURNAL.afterSend(faults);
  }

  private void oneByOne(
      List<Message> messages, List<List<JournalEntry>> contents, StepSession session)
      throws JMSException {
    for (int at = 0; at < messages.size(); at++) {
      try {
        appendWhenPossible(contents.get(at));
      } catch (RuntimeException poisoned) {
        if (!isPoison(poisoned)) {
          throw poisoned;
        }
        putAside(messages.get(at), session, poisoned);
      }
    }
  }

  private void appendWhenPossible(List<JournalEntry> entries) {
    int failures = 0;
    while (true) {
      try {
        appender.append(entries);
        return;
      } catch (RetryableFailure away) {
        failures++;
        LOG.warn(
            "The journal cannot be written now, records wait in the broker: {}", away.reason());
        waiting.pause(BACK_OFF.delayAfter(failures));
      }
    }
  }

  private static boolean isPoison(RuntimeException failure) {
    return !(failure instanceof StoppingException);
  }

  private static void putAside(Message message, StepSession session, Exception cause)
      throws JMSException {
    LOG.error(
        "ALARM: a journal message cannot be appended and lies in queue '{}' now: {}",
        Queues.UNREADABLE_JOURNAL,
        cause.getClass().getName());
    session.putAside(message, Queues.UNREADABLE_JOURNAL, Map.of());
  }
}
