package ru.uzel.routes.message;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.WireBytes;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;

/** Accepted messages as they lie in {@code in.<party>}: wire bytes as they came, facts before. */
public final class AcceptedForm {

  private static final int VERSION = 1;

  private AcceptedForm() {}

  public static QueuedMessage queued(AcceptedMessage accepted) {
    byte[] wire = accepted.wire().bytes();
    Packer body = new Packer(VERSION, wire.length + 512);
    body.uuid(accepted.id().value())
        .text(accepted.party().value())
        .text(accepted.externalId().value())
        .text(accepted.version())
        .text(accepted.kind().name())
        .text(accepted.groupKey())
        .text(accepted.wireHash())
        .instant(accepted.receivedAt())
        .number(accepted.repetitionWindow() == null ? -1 : accepted.repetitionWindow().toMillis())
        .text(accepted.traceparent())
        .number(accepted.facts().size());
    accepted.facts().forEach((name, value) -> body.text(name).text(value));
    body.text(accepted.wire().contentType()).bytes(wire);

    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ce_specversion", "1.0");
    properties.put(QueuedMessage.ID, accepted.id().toString());
    properties.put("ce_source", accepted.party().value());
    properties.put("ce_type", "ru.uzel." + accepted.kind().wireName());
    properties.put("ce_time", accepted.receivedAt().toString());
    if (accepted.traceparent() != null) {
      properties.put("ce_traceparent", accepted.traceparent());
    }
    properties.put(QueuedMessage.PARTY, accepted.party().value());
    return new QueuedMessage(
        Queues.in(accepted.party()),
        body.packed(),
        accepted.groupKey(),
        Priority.NORMAL.jmsPriority(),
        properties);
  }

  /**
   * @throws IllegalArgumentException when the body is no accepted message
   */
  public static AcceptedMessage read(Message message) throws JMSException {
    Unpacker body = new Unpacker(VERSION, QueuedMessage.body(message));
    MessageId id = new MessageId(body.uuid());
    PartyName party = new PartyName(body.text());
    ExternalId externalId = new ExternalId(body.text());
    String version = body.text();
    MessageKind kind = MessageKind.valueOf(body.text());
    String groupKey = body.text();
    String wireHash = body.text();
    var receivedAt = body.instant();
    long window = body.number();
    @Nullable String traceparent = body.optionalText();
    long count = body.number();
    Map<String, String> facts = new HashMap<>();
    for (long fact = 0; fact < count; fact++) {
      facts.put(body.text(), body.text());
    }
    return new AcceptedMessage(
        id,
        party,
        externalId,
        version,
        kind,
        groupKey,
        WireBytes.of(body.text(), body.bytes()),
        wireHash,
        facts,
        receivedAt,
        window < 0 ? null : Duration.ofMillis(window),
        traceparent);
  }
}
