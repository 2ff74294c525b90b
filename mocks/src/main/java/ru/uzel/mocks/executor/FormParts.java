package ru.uzel.mocks.executor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/** multipart/form-data with a message, perhaps its signature, and files. */
final class FormParts {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final String boundary = UUID.randomUUID().toString();

  FormParts(byte[] message, byte @Nullable [] signature) {
    this(message, signature, List.of());
  }

  FormParts(byte[] message, byte @Nullable [] signature, List<byte[]> files) {
    part("message", "application/json", message);
    if (signature != null) {
      part("signature", "application/pkcs7-signature", signature);
    }
    for (byte[] file : files) {
      part("file", "application/octet-stream", file);
    }
    write("--" + boundary + "--\r\n");
  }

  private void part(String name, String type, byte[] content) {
    write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n");
    write("Content-Type: " + type + "\r\n\r\n");
    out.writeBytes(content);
    write("\r\n");
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** Parts by name; empty where the body is none. */
  static Map<String, byte[]> read(String contentType, byte[] body) {
    Map<String, byte[]> parts = new HashMap<>();
    try {
      MimeTokenStream stream =
          new MimeTokenStream(new MimeConfig.Builder().setMaxLineLen(10_000).build());
      stream.parseHeadless(new ByteArrayInputStream(body), contentType);
      String name = "";
      for (EntityState state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        if (state == EntityState.T_FIELD
            && stream.getField().getName().equalsIgnoreCase("Content-Disposition")) {
          name = stream.getField().getBody().replaceAll("(?s).*name=\"?([^\";]*).*", "$1");
        } else if (state == EntityState.T_BODY) {
          parts.put(name, stream.getDecodedInputStream().readAllBytes());
        }
      }
      return parts;
    } catch (MimeException | IOException | RuntimeException torn) {
      return Map.of();
    }
  }
}
