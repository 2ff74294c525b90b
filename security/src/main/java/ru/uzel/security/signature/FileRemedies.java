package ru.uzel.security.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What mail, editors and clumsy programs do to a file between its signing and its verification,
 * undone. Bytes are taken for characters of ISO 8859-1 where only some of them change.
 */
final class FileRemedies {

  private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
  private static final String BOM = "\u00EF\u00BB\u00BF";

  private FileRemedies() {}

  static List<Remedy> all() {
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(Remedy.octets("file-empty-signed", file -> new byte[0]));
    remedies.add(bytes("file-line-ends-lost", FileRemedies::withCarriageReturns));
    remedies.add(bytes("file-line-ends-added", text -> text.replace("\r\n", "\n")));
    remedies.add(bytes("file-bom-lost", text -> BOM + text));
    remedies.add(bytes("file-bom-added", text -> text.startsWith(BOM) ? text.substring(3) : text));
    remedies.add(bytes("file-end-lost", text -> text + "\r\n"));
    remedies.add(bytes("file-end-lost", text -> text + "\n"));
    remedies.add(bytes("file-end-added", text -> text.replaceFirst("\r?\n\\z", "")));
    remedies.add(bytes("file-end-added", text -> text.replaceFirst("[\r\n\\x00\\x1A ]+\\z", "")));
    for (Charset other : List.of(WINDOWS_1251, UTF_16LE, UTF_16BE)) {
      remedies.add(Remedy.octets("file-encoding-changed", file -> recoded(file, UTF_8, other)));
      remedies.add(Remedy.octets("file-encoding-changed", file -> recoded(file, other, UTF_8)));
    }
    remedies.add(Remedy.octets("file-decoded", file -> Base64.getEncoder().encode(file)));
    remedies.add(Remedy.octets("file-decoded", file -> Base64.getMimeEncoder().encode(file)));
    remedies.add(Remedy.octets("file-encoded", FileRemedies::decoded));
    return remedies;
  }

  private static Remedy bytes(String harm, UnaryOperator<String> change) {
    return Remedy.octets(
        harm, file -> change.apply(new String(file, ISO_8859_1)).getBytes(ISO_8859_1));
  }

  private static String withCarriageReturns(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
  }

  /** As it is where it is no text in that encoding. */
  private static byte[] recoded(byte[] file, Charset from, Charset to) {
    try {
      return from.newDecoder().decode(ByteBuffer.wrap(file)).toString().getBytes(to);
    } catch (CharacterCodingException none) {
      return file;
    }
  }

  private static byte[] decoded(byte[] file) {
    try {
      return Base64.getDecoder().decode(new String(file, ISO_8859_1).replaceAll("\\s", ""));
    } catch (IllegalArgumentException none) {
      return file;
    }
  }
}
