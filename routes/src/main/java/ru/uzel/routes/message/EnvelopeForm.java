package ru.uzel.routes.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.routes.broker.QueuedMessage;

/** The envelope of outputs, as fields of the body and as properties. */
final class EnvelopeForm {

  private EnvelopeForm() {}

  static void write(Packer body, Envelope envelope) {
    MessageId subjectMessage = envelope.subjectMessage();
    ExternalId subject = envelope.subject();
    body.uuid(envelope.id().value())
        .uuid(envelope.causation().value())
        .uuid(envelope.caseId().value())
        .text(envelope.target().value())
        .text(envelope.origin().value())
        .text(envelope.kind().name())
        .text(envelope.reference())
        .text(subject == null ? null : subject.value())
        .uuid(subjectMessage == null ? null : subjectMessage.value())
        .number(envelope.sequence())
        .text(envelope.priority().name())
        .text(envelope.flow())
        .text(envelope.traceparent())
        .text(envelope.returnAddress());
  }

  static Envelope read(Unpacker body) {
    MessageId id = new MessageId(body.uuid());
    MessageId causation = new MessageId(body.uuid());
    CaseId caseId = new CaseId(body.uuid());
    PartyName target = new PartyName(body.text());
    PartyName origin = new PartyName(body.text());
    MessageKind kind = MessageKind.valueOf(body.text());
    String reference = body.text();
    @Nullable String subject = body.optionalText();
    @Nullable UUID subjectMessage = body.optionalUuid();
    return new Envelope(
        id,
        causation,
        caseId,
        target,
        origin,
        kind,
        reference,
        subject == null ? null : new ExternalId(subject),
        subjectMessage == null ? null : new MessageId(subjectMessage),
        body.number(),
        Priority.valueOf(body.text()),
        body.text(),
        body.optionalText(),
        body.version() < 2 ? null : body.optionalText());
  }

  /** The message for that queue; one case's messages are one group, of one priority. */
  static QueuedMessage queued(String queue, Envelope envelope, Packer body) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ce_specversion", "1.0");
    properties.put(QueuedMessage.ID, envelope.id().toString());
    properties.put("ce_source", "uzel");
    properties.put("ce_type", "ru.uzel." + envelope.kind().wireName());
    properties.put(QueuedMessage.CASE, envelope.caseId().toString());
    properties.put("ce_causationid", envelope.causation().toString());
    if (envelope.traceparent() != null) {
      properties.put("ce_traceparent", envelope.traceparent());
    }
    properties.put(QueuedMessage.PARTY, envelope.target().value());
    properties.put(QueuedMessage.SEQUENCE, Long.toString(envelope.sequence()));
    return new QueuedMessage(
        queue,
        body.packed(),
        envelope.caseId().toString(),
        envelope.priority().jmsPriority(),
        properties);
  }
}
