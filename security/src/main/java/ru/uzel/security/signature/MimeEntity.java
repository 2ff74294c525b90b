package ru.uzel.security.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * An HTTP message or MIME entity as it was recorded: headers or none, one part or many (RFC 2046,
 * RFC 2387), line ends of either kind. Not for the network, where the container reads MIME.
 */
final class MimeEntity {

  private static final int MOST_PARTS = 1000;
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}:.*");
  private static final Pattern FIRST_LINE =
      Pattern.compile("(HTTP/1\\.[01] [0-9]{3}.*)|([A-Z]{3,8} \\S+ HTTP/1\\.[01])");

  /** RFC 2045 §5.1: a value in quotes may hold whatever else means something. */
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^=;\\s]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

  private final byte[] root;
  private final Map<String, byte[]> parts;

  MimeEntity(byte[] root, Map<String, byte[]> parts) {
    this.root = root;
    this.parts = parts;
  }

  /** The part that carries the document. */
  byte[] root() {
    return root;
  }

  /** The others by Content-ID. */
  Map<String, byte[]> parts() {
    return parts;
  }

  static boolean looksLike(byte[] file) {
    String line = line(file, skipBlankLines(file, 0));
    return (line.startsWith("--") && line.length() > 3)
        || FIRST_LINE.matcher(line).matches()
        || HEADER.matcher(line).matches();
  }

  static MimeEntity read(byte[] file) {
    int start = skipBlankLines(file, 0);
    String first = line(file, start);
    if (first.startsWith("--")) {
      return multipart(file, start, first.substring(2).stripTrailing(), null);
    }
    if (FIRST_LINE.matcher(first).matches()) {
      start = nextLine(file, start);
    }
    Map<String, String> headers = new HashMap<>();
    int body = headers(file, start, headers);
    String type = headers.getOrDefault("content-type", "");
    if (type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      String boundary = parameter(type, "boundary");
      if (boundary == null) {
        throw malformed("Content-Type multipart has no boundary");
      }
      String root = parameter(type, "start");
      return multipart(file, body, boundary, root == null ? null : contentId(root));
    }
    return new MimeEntity(decoded(Arrays.copyOfRange(file, body, file.length), headers), Map.of());
  }

  /** A Content-ID or {@code cid:} URL (RFC 2392) without what is put around it. */
  static String contentId(String text) {
    String id = text.strip();
    if (id.regionMatches(true, 0, "cid:", 0, 4)) {
      try {
        id = URLDecoder.decode(id.substring(4).replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException notEncoded) {
        id = id.substring(4);
      }
    }
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }

  private static MimeEntity multipart(
      byte[] file, int from, String boundary, @Nullable String start) {
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    Map<String, byte[]> parts = new HashMap<>();
    byte[] root = null;
    int at = find(file, delimiter, from);
    while (at >= 0) {
      int begin = nextLine(file, at + delimiter.length);
      if (startsWith(file, at + delimiter.length, "--") || begin >= file.length) {
        break;
      }
      int next = find(file, delimiter, begin);
      int end = next < 0 ? file.length : withoutLineEnd(file, next);
      Map<String, String> headers = new HashMap<>();
      int body = headers(file, begin, headers);
      byte[] content = decoded(Arrays.copyOfRange(file, Math.min(body, end), end), headers);
      String id = contentId(headers.getOrDefault("content-id", ""));
      if (root == null && (start == null || start.equals(id))) {
        root = content;
      } else if (parts.putIfAbsent(id, content) != null || parts.size() > MOST_PARTS) {
        throw malformed("two parts of one Content-ID, or more than " + MOST_PARTS + " parts");
      }
      at = next;
    }
    if (root == null) {
      throw malformed(
          parts.isEmpty() || start == null
              ? "the multipart message has no root part"
              : "start of the multipart message names a part that is not in it");
    }
    return new MimeEntity(root, parts);
  }

  private static byte[] decoded(byte[] content, Map<String, String> headers) {
    String encoding =
        headers.getOrDefault("content-transfer-encoding", "binary").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "binary", "8bit", "7bit" -> content;
      case "base64" -> {
        try {
          yield Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException notBase64) {
          throw malformed("a part that is said to be base64 is not");
        }
      }
      default -> throw malformed("Content-Transfer-Encoding of a part is not supported");
    };
  }

  /** Reads headers up to the empty line; lines that are none end them too. */
  private static int headers(byte[] file, int from, Map<String, String> headers) {
    int at = from;
    String last = "";
    while (at < file.length && at - from < LONGEST_HEAD) {
      String line = line(file, at);
      if (line.isBlank()) {
        return nextLine(file, at);
      }
      if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
        headers.merge(last, line.strip(), (known, more) -> known + ' ' + more);
      } else if (HEADER.matcher(line).matches()) {
        last = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
        headers.putIfAbsent(last, line.substring(line.indexOf(':') + 1).strip());
      } else {
        return at;
      }
      at = nextLine(file, at);
    }
    return at;
  }

  private static int skipBlankLines(byte[] file, int from) {
    int at = from;
    while (at < file.length && (file[at] == '\r' || file[at] == '\n')) {
      at++;
    }
    return at;
  }

  private static String line(byte[] file, int from) {
    int end = from;
    while (end < file.length && file[end] != '\n' && end - from < 4096) {
      end++;
    }
    String line = new String(file, from, end - from, StandardCharsets.ISO_8859_1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static int nextLine(byte[] file, int from) {
    int at = from;
    while (at < file.length && file[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, file.length);
  }

  /** A delimiter stands at the start of a line only. */
  private static int find(byte[] file, byte[] delimiter, int from) {
    for (int at = from; at <= file.length - delimiter.length; at++) {
      if (file[at] == '-'
          && (at == 0 || file[at - 1] == '\n')
          && Arrays.equals(file, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
        return at;
      }
    }
    return -1;
  }

  private static int withoutLineEnd(byte[] file, int delimiter) {
    int end = delimiter - 1;
    return end > 0 && file[end - 1] == '\r' ? end - 1 : end;
  }

  private static boolean startsWith(byte[] file, int at, String text) {
    return file.length - at >= text.length()
        && new String(file, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }

  private static @Nullable String parameter(String type, String name) {
    Matcher parameter = PARAMETER.matcher(type);
    while (parameter.find()) {
      if (parameter.group(1).equalsIgnoreCase(name)) {
        String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
        return value.isBlank() ? null : value;
      }
    }
    return null;
  }

  private static RejectedFailure malformed(String why) {
    return new RejectedFailure(
        FailureCode.MALFORMED, Origin.CLIENT, "MIME message refused: " + why, null);
  }
}
