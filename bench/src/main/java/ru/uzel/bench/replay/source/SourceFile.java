package ru.uzel.bench.replay.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that was looked at once from end to end: what it is, and what it was then. */
public final class SourceFile {

  private static final int BUFFER = 1 << 16;

  /** The formats. */
  enum Format {
    JSON,
    JSONL,
    CSV,
    XLSX
  }

  private final Path path;
  private final Reading reading;
  private final String sha256;
  private final FileTime modified;
  private final Format format;
  private final Charset charset;
  private final boolean marked;

  private SourceFile(
      Path path,
      Reading reading,
      String sha256,
      FileTime modified,
      Format format,
      Charset charset,
      boolean marked) {
    this.path = path;
    this.reading = reading;
    this.sha256 = sha256;
    this.modified = modified;
    this.format = format;
    this.charset = charset;
    this.marked = marked;
  }

  /**
   * Looks at the whole file.
   *
   * @throws UnreadableFile when it is none of the formats, or its encoding cannot be told
   */
  public static SourceFile examine(Path path, Reading reading) throws UnreadableFile {
    if (!Files.isRegularFile(path)) {
      throw new UnreadableFile(path + ": такого файла нет");
    }
    try {
      FileTime modified = Files.getLastModifiedTime(path);
      MessageDigest digest = Sha256.digest();
      TextScan scan = new TextScan();
      byte[] start = new byte[0];
      try (InputStream in = Files.newInputStream(path)) {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
          scan.take(buffer, read);
          start = start.length == 0 ? java.util.Arrays.copyOf(buffer, read) : start;
        }
      }
      Format format = format(path, reading, start);
      boolean marked = format != Format.XLSX && marked(start);
      return new SourceFile(
          path,
          reading,
          HexFormat.of().formatHex(digest.digest()),
          modified,
          format,
          format == Format.XLSX ? StandardCharsets.UTF_8 : charset(path, reading, marked, scan),
          marked);
    } catch (IOException unreadable) {
      throw new UnreadableFile(path + " не читается: " + unreadable, unreadable);
    }
  }

  /** RFC 3629 §6: the byte order mark as UTF-8. */
  private static boolean marked(byte[] start) {
    return start.length >= 3
        && (start[0] & 0xFF) == 0xEF
        && (start[1] & 0xFF) == 0xBB
        && (start[2] & 0xFF) == 0xBF;
  }

  private static boolean opens(byte[] start, int first, int second) {
    return (start[0] & 0xFF) == first && (start[1] & 0xFF) == second;
  }

  private static Format format(Path path, Reading reading, byte[] start) throws UnreadableFile {
    int at = marked(start) ? 3 : 0;
    while (at < start.length && start[at] >= 0 && start[at] <= ' ') {
      at++;
    }
    if (at == start.length) {
      throw new UnreadableFile(path + ": файл пуст");
    }
    if (start.length > 1 && opens(start, 0xD0, 0xCF)) {
      throw new UnreadableFile(
          path + ": это книга старого формата XLS или с паролем; сохраните её как XLSX без пароля");
    }
    if (start.length > 1 && (opens(start, 0xFF, 0xFE) || opens(start, 0xFE, 0xFF))) {
      throw new UnreadableFile(path + ": это UTF-16; сохраните файл в UTF-8");
    }
    if (reading.format() != null) {
      return Format.valueOf(reading.format().toUpperCase(Locale.ROOT));
    }
    if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3) {
      return Format.XLSX;
    }
    return switch (start[at]) {
      case '[' -> Format.JSON;
      case '{' -> Format.JSONL;
      default -> Format.CSV;
    };
  }

  private static Charset charset(Path path, Reading reading, boolean marked, TextScan scan)
      throws UnreadableFile {
    if (reading.encoding() != null) {
      return named(reading.encoding());
    }
    Charset charset = marked ? StandardCharsets.UTF_8 : scan.charset();
    if (charset == null) {
      throw new UnreadableFile(
          path + ": это не UTF-8 и не похоже на windows-1251; назовите кодировку: --encoding ИМЯ");
    }
    return charset;
  }

  private static Charset named(String name) throws UnreadableFile {
    try {
      Charset charset = Charset.forName(name);
      // Rows are cut by bytes, which needs ASCII to be ASCII.
      if ("[{,;\"\n".getBytes(charset).length == 6) {
        return charset;
      }
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableFile("--encoding " + name + ": такой кодировки нет", unknown);
    }
    throw new UnreadableFile("--encoding " + name + ": сохраните файл в UTF-8");
  }

  /** Opens it for reading from the first row. */
  public RowSource open() throws UnreadableFile {
    try {
      if (format == Format.XLSX) {
        return XlsxRows.open(path, reading.sheet());
      }
      ByteInput in = new ByteInput(new BufferedInputStream(Files.newInputStream(path), BUFFER));
      if (marked) {
        in.skipMark();
      }
      return switch (format) {
        case JSON -> new JsonRows(in, new ArrayCutter(in), charset);
        case JSONL -> new JsonRows(in, lines(in), charset);
        default -> new CsvRows(in, delimiter(), charset);
      };
    } catch (IOException unreadable) {
      throw new UnreadableFile(path + " не читается: " + unreadable, unreadable);
    } catch (UnreadableFile inside) {
      throw new UnreadableFile(path + ": " + inside.getMessage(), inside);
    }
  }

  /** An object over several lines is no JSON Lines, and each of its lines would be a broken row. */
  private LineCutter lines(ByteInput in) throws IOException, UnreadableFile {
    try (ByteInput look = new ByteInput(Files.newInputStream(path))) {
      LineCutter cutter = new LineCutter(look);
      Piece first = cutter.next();
      Piece second = cutter.next();
      if (first != null && second != null) {
        String opening = new String(second.bytes(), StandardCharsets.ISO_8859_1).strip();
        String whole = new String(first.bytes(), StandardCharsets.ISO_8859_1).strip();
        if (!whole.endsWith("}") && !opening.startsWith("{")) {
          throw new UnreadableFile(
              "объект JSON не кончается на своей строке; нужен массив [ … ] или по объекту на строку");
        }
      }
    }
    return new LineCutter(in);
  }

  private char delimiter() throws IOException {
    if (reading.delimiter() != null) {
      return reading.delimiter();
    }
    try (ByteInput look = new ByteInput(Files.newInputStream(path))) {
      int[] counts = new int[4];
      boolean quoted = false;
      for (int next = look.read(); next >= 0 && (quoted || next != '\n'); next = look.read()) {
        quoted ^= next == '"';
        int which = ",;\t|".indexOf(next);
        if (!quoted && which >= 0) {
          counts[which]++;
        }
      }
      int most = 0;
      for (int i = 1; i < counts.length; i++) {
        most = counts[i] > counts[most] ? i : most;
      }
      return ",;\t|".charAt(most);
    }
  }

  /** SHA-256 of its bytes. */
  public String sha256() {
    return sha256;
  }

  public Path path() {
    return path;
  }

  /** What was detected, for whoever is to see that it is right; in Russian. */
  public @Nullable String detected() {
    return format != Format.XLSX
            && reading.encoding() == null
            && charset.equals(TextScan.WINDOWS_1251)
        ? "кодировка файла принята за windows-1251; если это не так: --encoding ИМЯ"
        : null;
  }

  /** Whether the file is the one that was looked at, as far as its time and existence tell. */
  public boolean unchanged() {
    try {
      return Files.getLastModifiedTime(path).equals(modified);
    } catch (IOException gone) {
      return false;
    }
  }
}
