package ru.uzel.model.delivery;

import java.util.List;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.WireBytes;

/**
 * Signed bytes ready to go, as they lie in {@code send.<party>}; every attempt sends the same.
 *
 * @param attachments the message's files, which the bytes refer to where the partner's form takes
 *     them along
 */
public record PreparedMessage(Envelope envelope, WireBytes wire, List<Attachment> attachments) {

  public PreparedMessage {
    attachments = List.copyOf(attachments);
  }

  /** Without attachments. */
  public PreparedMessage(Envelope envelope, WireBytes wire) {
    this(envelope, wire, List.of());
  }

  /** The same bytes with these files. */
  public PreparedMessage with(List<Attachment> files) {
    return new PreparedMessage(envelope, wire, files);
  }
}
