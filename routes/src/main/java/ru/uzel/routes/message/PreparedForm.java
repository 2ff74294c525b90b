package ru.uzel.routes.message;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.message.WireBytes;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;

/**
 * Signed bytes as they lie in {@code send.<party>}. The canonical JSON goes along: where a partner
 * finds the reference stale, the message is prepared anew from it.
 */
public final class PreparedForm {

  /** 2 brought the envelope's return address. */
  private static final int VERSION = 2;

  private PreparedForm() {}

  public static QueuedMessage queued(PreparedMessage prepared, byte[] canonicalJson) {
    WireBytes wire = prepared.wire();
    Packer body = new Packer(VERSION, wire.size() + canonicalJson.length + 512);
    EnvelopeForm.write(body, prepared.envelope());
    body.text(wire.contentType()).bytes(wire.bytes()).bytes(canonicalJson);
    return EnvelopeForm.queued(
        Queues.send(prepared.envelope().target()), prepared.envelope(), body);
  }

  /**
   * @throws IllegalArgumentException when the body is no prepared message
   */
  public static QueuedPrepared read(Message message) throws JMSException {
    Unpacker body = new Unpacker(1, VERSION, QueuedMessage.body(message));
    Envelope envelope = EnvelopeForm.read(body);
    WireBytes wire = WireBytes.of(body.text(), body.bytes());
    return new QueuedPrepared(new PreparedMessage(envelope, wire), body.bytes());
  }

  /** A prepared message with the canonical JSON it was made of. */
  @SuppressWarnings("ArrayRecordComponent") // On its way only, never compared.
  public record QueuedPrepared(PreparedMessage prepared, byte[] canonicalJson) {}
}
