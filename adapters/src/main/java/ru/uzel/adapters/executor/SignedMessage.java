package ru.uzel.adapters.executor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.WireBytes;

/**
 * A message and the detached CMS over its bytes, as two parts of one body (RFC 7578): so both are
 * kept and sent as they are, and no header's length limits a signature with its certificates. Files
 * that the message announces follow as parts of one name, in its order (RFC 7578 §4.3, §5.2).
 *
 * @param message the JSON as it was signed
 * @param signature CMS SignedData, DER; null where there is none
 * @param files the bytes of each file
 */
@SuppressWarnings("ArrayRecordComponent") // On its way only, never compared.
record SignedMessage(byte[] message, byte @Nullable [] signature, List<byte[]> files) {

  static final String MEDIA = "multipart/form-data";

  private static final String MESSAGE = "message";
  private static final String SIGNATURE = "signature";
  private static final String FILE = "file";

  /** More than the schema lets a message announce, so that it is the schema which says so. */
  private static final int MOST_PARTS = 128;

  private static final Pattern NAME =
      Pattern.compile(";\\s*name=\"?([^\";]*)\"?", Pattern.CASE_INSENSITIVE);

  /** Without files. */
  SignedMessage(byte[] message, byte @Nullable [] signature) {
    this(message, signature, List.of());
  }

  static boolean is(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(MEDIA);
  }

  /** The same without files. */
  SignedMessage withoutFiles() {
    return new SignedMessage(message, signature);
  }

  /** How many bytes the files have together. */
  long fileBytes() {
    return files.stream().mapToLong(file -> file.length).sum();
  }

  /** No part can contain the boundary but by a chance of 2 to the minus 122. */
  WireBytes write() {
    String boundary = "uzel-" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream(message.length + 4096);
    part(body, boundary, MESSAGE, "application/json", message);
    if (signature != null) {
      part(body, boundary, SIGNATURE, "application/pkcs7-signature", signature);
    }
    for (byte[] file : files) {
      part(body, boundary, FILE, "application/octet-stream", file);
    }
    body.writeBytes(ascii("--" + boundary + "--\r\n"));
    return WireBytes.of(MEDIA + "; boundary=" + boundary, body.toByteArray());
  }

  private static void part(
      ByteArrayOutputStream body, String boundary, String name, String type, byte[] content) {
    body.writeBytes(
        ascii(
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n"));
    body.writeBytes(content);
    body.writeBytes(ascii("\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @throws ProblemException when the body cannot be taken apart or has no part {@code message}
   */
  static SignedMessage read(WireBytes wire) {
    try {
      return parts(wire);
    } catch (MimeException | IOException | RuntimeException torn) {
      if (torn instanceof ProblemException told) {
        throw told;
      }
      throw new ProblemException(
          Problem.malformed("the body is no " + MEDIA + " of the parts message and signature"));
    }
  }

  private static SignedMessage parts(WireBytes wire) throws MimeException, IOException {
    MimeTokenStream stream =
        new MimeTokenStream(
            new MimeConfig.Builder()
                .setStrictParsing(true)
                .setMaxHeaderLen(10_000)
                .setMaxLineLen(10_000)
                .build());
    stream.parseHeadless(new ByteArrayInputStream(wire.bytes()), wire.contentType());
    byte[] message = null;
    byte[] signature = null;
    List<byte[]> files = new ArrayList<>();
    String name = "";
    int parts = 0;
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      if (state == EntityState.T_START_MULTIPART) {
        // A part is taken as it is: a letter (.eml) or a page with its pictures (.mht) is a file.
        stream.setRecursionMode(RecursionMode.M_FLAT);
      } else if (state == EntityState.T_START_HEADER) {
        name = "";
      } else if (state == EntityState.T_FIELD) {
        name = isDisposition(stream.getField()) ? name(stream.getField()) : name;
      } else if (state == EntityState.T_BODY) {
        byte[] content = stream.getDecodedInputStream().readAllBytes();
        if (++parts > MOST_PARTS
            || (name.equals(MESSAGE) && message != null)
            || (name.equals(SIGNATURE) && signature != null)) {
          throw new ProblemException(
              Problem.malformed("the body has too many parts, or two of one name"));
        }
        message = name.equals(MESSAGE) ? content : message;
        signature = name.equals(SIGNATURE) ? content : signature;
        if (name.equals(FILE)) {
          files.add(content);
        }
      }
    }
    if (message == null) {
      throw new ProblemException(Problem.malformed("the body has no part 'message'"));
    }
    return new SignedMessage(message, signature, files);
  }

  private static boolean isDisposition(Field field) {
    return field.getName().equalsIgnoreCase("Content-Disposition");
  }

  private static String name(Field disposition) {
    Matcher name = NAME.matcher(disposition.getBody());
    return name.find() ? name.group(1) : "";
  }
}
