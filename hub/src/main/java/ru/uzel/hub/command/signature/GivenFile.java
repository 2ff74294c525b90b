package ru.uzel.hub.command.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.DetachedContent;

/** A file named on the command line; why it cannot be read is told in a sentence. */
record GivenFile(Path path) implements DetachedContent {

  /** Room for the largest attachments that travel within a message, several times over. */
  static final int LARGEST = 160 << 20;

  private static final byte SEQUENCE = 0x30;
  private static final String BOM = "\u00EF\u00BB\u00BF";

  byte[] read() {
    try {
      if (Files.isDirectory(path)) {
        throw refused(path + " is a directory");
      }
      if (Files.size(path) > LARGEST) {
        throw new RejectedFailure(
            FailureCode.TOO_LARGE,
            Origin.CLIENT,
            path + " has " + Files.size(path) + " bytes, " + LARGEST + " are read",
            null);
      }
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw refused(reason(unreadable));
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public Optional<byte[]> streebog256() {
    return Optional.empty();
  }

  void mustBeReadable() {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw refused(path + " is no file that can be read");
    }
  }

  /** The bytes of a CMS, as DER, PEM or bare base64; null for anything else. */
  static byte @Nullable [] cms(byte[] file) {
    if (file.length > 1 && file[0] == SEQUENCE && file[1] < 0) {
      // A SEQUENCE too long for a length of one byte; the text "0" never goes on like this.
      return file;
    }
    String head = new String(file, 0, Math.min(file.length, 256), StandardCharsets.ISO_8859_1);
    int start = head.startsWith(BOM) ? BOM.length() : 0;
    String first = head.substring(start).stripLeading();
    if (!first.startsWith("-----BEGIN ") && !first.startsWith("MI")) {
      // "MI" is how base64 begins of a SEQUENCE with a length of more than one byte.
      return null;
    }
    String text = new String(file, start, file.length - start, StandardCharsets.ISO_8859_1);
    String packed = text.replaceAll("-----[A-Z0-9 ]+-----", "").replaceAll("\\s", "");
    try {
      byte[] decoded = Base64.getDecoder().decode(packed);
      return decoded.length > 0 && decoded[0] == SEQUENCE ? decoded : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private String reason(IOException failure) {
    if (!Files.exists(path)) {
      return "there is no file " + path;
    }
    return Files.isReadable(path)
        ? path + " cannot be read: " + failure.getMessage()
        : "no permission to read " + path;
  }

  private static RejectedFailure refused(String why) {
    return new RejectedFailure(FailureCode.NOT_FOUND, Origin.CLIENT, why, null);
  }
}
