package ru.uzel.routes.message;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;

/** Decided outputs as they lie in {@code out.<party>}: envelope and canonical JSON. */
public final class OutboundForm {

  /** 2 brought the envelope's return address. */
  private static final int VERSION = 2;

  private final MessageCodec codec;

  public OutboundForm(MessageCodec codec) {
    this.codec = codec;
  }

  public QueuedMessage queued(OutboundMessage outbound) {
    return queued(outbound.envelope(), codec.encode(outbound.message()));
  }

  public QueuedMessage queued(Envelope envelope, byte[] canonicalJson) {
    Packer body = new Packer(VERSION, canonicalJson.length + 512);
    EnvelopeForm.write(body, envelope);
    body.bytes(canonicalJson);
    return EnvelopeForm.queued(Queues.out(envelope.target()), envelope, body);
  }

  /**
   * @throws IllegalArgumentException when the body is no output
   */
  public QueuedOutput read(Message message) throws JMSException {
    Unpacker body = new Unpacker(1, VERSION, QueuedMessage.body(message));
    Envelope envelope = EnvelopeForm.read(body);
    byte[] json = body.bytes();
    return new QueuedOutput(
        new OutboundMessage(envelope, codec.decode(envelope.kind(), json)), json);
  }

  /** The prepared message with the files that the canonical JSON it was made of names. */
  public PreparedMessage withFiles(PreparedMessage prepared, byte[] canonicalJson) {
    // Of a message without files its JSON says nothing: most need not be read.
    if (!new String(canonicalJson, StandardCharsets.UTF_8).contains("\"attachments\"")) {
      return prepared;
    }
    return prepared.with(codec.decode(prepared.envelope().kind(), canonicalJson).attachments());
  }

  /** An output with the JSON it was read from, so that it need not be written again. */
  @SuppressWarnings("ArrayRecordComponent") // On its way only, never compared.
  public record QueuedOutput(OutboundMessage outbound, byte[] canonicalJson) {}
}
