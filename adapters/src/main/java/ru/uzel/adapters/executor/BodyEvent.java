package ru.uzel.adapters.executor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.message.MessageKind;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is put to a body, by {@code executor-assignment-1.0.schema.json}, {@code
 * executor-notice-1.0.schema.json}, {@code executor-deadline-1.0.schema.json} or {@code
 * executor-voting-result-1.0.schema.json}: the canonical message as the data of a CloudEvent. Who
 * it is for stands in what is signed, so that nobody can hand it on as his own.
 */
final class BodyEvent {

  private static final JsonMapper JSON = JsonMapper.shared();

  private BodyEvent() {}

  static byte[] write(Envelope envelope, byte[] canonicalJson) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(canonicalJson.length + 512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("specversion", "1.0");
      json.writeStringProperty("id", envelope.id().toString());
      json.writeStringProperty("source", "uzel");
      json.writeStringProperty("type", "ru.uzel." + envelope.kind().wireName());
      json.writeStringProperty("subject", envelope.reference());
      json.writeStringProperty("datacontenttype", "application/json");
      json.writeStringProperty("recipient", envelope.target().value());
      if (envelope.kind() != MessageKind.VOTING_RESULT) {
        json.writeStringProperty("caseid", envelope.caseId().toString());
      }
      json.writeStringProperty("causationid", envelope.causation().toString());
      json.writeStringProperty("channel", envelope.origin().value());
      json.writeStringProperty("priority", envelope.priority().name());
      json.writeStringProperty("sequence", Long.toString(envelope.sequence()));
      json.writeName("data");
      // As it was encoded: numbers read and written anew could become others.
      json.writeRawValue(new String(canonicalJson, StandardCharsets.UTF_8));
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
