package ru.uzel.adapters.smev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.WireBytes;

/** The SOAP envelope in an answer: the whole of it, or the root part of a multipart (MTOM) one. */
final class RootPart {

  private RootPart() {}

  static byte[] of(WireBytes answer) {
    if (!answer.contentType().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      return answer.bytes();
    }
    Message message = new MessageImpl();
    message.put(Message.CONTENT_TYPE, answer.contentType());
    message.setContent(InputStream.class, new ByteArrayInputStream(answer.bytes()));
    try {
      new AttachmentDeserializer(message).initializeAttachments();
      try (InputStream root = message.getContent(InputStream.class)) {
        return root.readAllBytes();
      }
    } catch (IOException e) {
      throw new RejectedFailure(
          FailureCode.MALFORMED,
          Origin.PARTNER,
          "the multipart answer cannot be taken apart",
          "Content-Type",
          e);
    }
  }
}
