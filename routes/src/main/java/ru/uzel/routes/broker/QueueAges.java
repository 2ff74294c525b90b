package ru.uzel.routes.broker;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts messages and says since when they lie there, without taking anything out. */
public final class QueueAges {

  /**
   * What lies in a queue.
   *
   * @param oldestAt when the first of them came to this queue; null where none is there
   */
  public record Found(long messages, @Nullable Instant oldestAt) {}

  private final ConnectionFactory broker;

  public QueueAges(ConnectionFactory broker) {
    this.broker = broker;
  }

  /** Of each queue; nothing where there is no such queue. */
  public Map<String, Found> of(List<String> queues) throws JMSException {
    try (BrokerManagement management = new BrokerManagement(broker)) {
      Map<String, Found> found = new LinkedHashMap<>();
      for (String queue : queues) {
        found.put(queue, found(management, queue));
      }
      return found;
    }
  }

  private static Found found(BrokerManagement management, String queue) throws JMSException {
    long messages = number(management.attribute(queue, "messageCount")).orElse(0);
    if (messages == 0) {
      return new Found(0, null);
    }
    // The queue's own view begins behind what its consumers hold: of a party that is away, they
    // hold the one that has waited longest.
    OptionalLong oldest =
        LongStream.concat(
                number(management.attribute(queue, "firstMessageTimestamp")).stream(),
                held(management, queue))
            .min();
    return new Found(
        messages, oldest.isPresent() ? Instant.ofEpochMilli(oldest.getAsLong()) : null);
  }

  private static LongStream held(BrokerManagement management, String queue) throws JMSException {
    return json(management.operation(queue, "listDeliveringMessagesAsJSON"))
        .map(Stream::of)
        .orElseGet(Stream::empty)
        .flatMap(consumers -> consumers.valueStream())
        .flatMap(consumer -> consumer.path("elements").valueStream())
        .map(message -> message.path("timestamp"))
        .filter(JsonNode::isNumber)
        .mapToLong(JsonNode::asLong);
  }

  /** How many messages of a queue have each value of a property. */
  public Map<String, Long> grouped(String queue, String property) throws JMSException {
    try (BrokerManagement management = new BrokerManagement(broker)) {
      Map<String, Long> counts = new LinkedHashMap<>();
      json(management.operation(queue, "countMessages", "", property))
          .ifPresent(
              groups ->
                  groups
                      .propertyStream()
                      .forEach(group -> counts.put(group.getKey(), group.getValue().asLong())));
      return counts;
    }
  }

  private static OptionalLong number(@Nullable Object answer) {
    return answer instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  private static Optional<JsonNode> json(@Nullable Object answer) throws JMSException {
    if (!(answer instanceof String text) || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonMapper.shared().readTree(text));
    } catch (JacksonException unreadable) {
      JMSException failure = new JMSException("the broker's management answered no JSON");
      failure.initCause(unreadable);
      throw failure;
    }
  }
}
