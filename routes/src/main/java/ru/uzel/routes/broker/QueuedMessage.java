package ru.uzel.routes.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message about to lie in a queue.
 *
 * @param group messages of one group keep their order although several consumers work
 * @param properties what can be read and selected by without opening the body
 */
@SuppressWarnings("ArrayRecordComponent") // On its way only, never compared.
public record QueuedMessage(
    String queue,
    byte[] body,
    @Nullable String group,
    int priority,
    Map<String, String> properties) {

  /** The id of what lies in the body. */
  public static final String ID = "ce_id";

  public static final String CASE = "ce_caseid";

  /** The party whose traffic it is. */
  public static final String PARTY = "uzel_party";

  /** Running number within (case, target). */
  public static final String SEQUENCE = "uzel_sequence";

  /** For a message put aside: the queue to which it returns. */
  public static final String HOME = "uzel_home";

  /** For a message put aside by a flow: the code of what stood in its way. */
  public static final String FAILURE = "uzel_failure";

  /** Present when an operator had it tried again. */
  public static final String RETURNED = "uzel_returned";

  /** Present when an attempt before it was put aside may have reached the partner. */
  public static final String MAY_HAVE_ARRIVED = "uzel_may_have_arrived";

  /** Duplicate detection by the broker, Artemis manual, "Duplicate Message Detection". */
  public static final String BROKER_DUPLICATE_ID = "_AMQ_DUPL_ID";

  public QueuedMessage {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** The same content for another queue, with the properties that are the hub's own. */
  public static QueuedMessage moved(Message message, String queue) throws JMSException {
    Map<String, String> properties = new LinkedHashMap<>();
    var names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = (String) names.nextElement();
      if (name.startsWith("ce_") || name.startsWith("uzel_")) {
        properties.put(name, message.getStringProperty(name));
      }
    }
    return new QueuedMessage(
        queue,
        body(message),
        message.getStringProperty("JMSXGroupID"),
        message.getJMSPriority(),
        properties);
  }

  /** The body's bytes; may be read again and again. */
  public static byte[] body(Message message) throws JMSException {
    if (!(message instanceof BytesMessage bytes)) {
      throw new IllegalArgumentException("not a message of the hub: its body is no bytes");
    }
    bytes.reset();
    byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
    bytes.readBytes(body);
    return body;
  }

  /** The queue a message was received from. */
  public static String queueOf(Message message) throws JMSException {
    return message.getJMSDestination() instanceof Queue queue ? queue.getQueueName() : "";
  }

  /** The body's size without reading it. */
  public static long size(Message message) throws JMSException {
    return message instanceof BytesMessage bytes ? bytes.getBodyLength() : 0;
  }

  public QueuedMessage with(String property, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new QueuedMessage(queue, body, group, priority, more);
  }
}
