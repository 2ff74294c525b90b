package ru.uzel.model.message;

/** Canonical messages as JSON (UTF-8), the form in which they are queued, stored and mapped. */
public interface MessageCodec {

  byte[] encode(HubMessage message);

  /**
   * @throws IllegalArgumentException when the bytes are no message of that kind
   */
  HubMessage decode(MessageKind kind, byte[] json);
}
