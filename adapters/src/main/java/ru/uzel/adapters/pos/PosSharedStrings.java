package ru.uzel.adapters.pos;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;

/**
 * The strings a workbook keeps apart from its sheets, on disk: their number is up to the sender.
 */
final class PosSharedStrings implements AutoCloseable {

  static final String SCRATCH_PREFIX = ".strings-";
  private static final int REMEMBERED = 4096;

  private final Path file;
  private final FileChannel channel;
  private final Map<Integer, String> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long[] ends = new long[1024];
  private int count;

  private PosSharedStrings(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @param xml the part, or null where the workbook has none
   */
  static PosSharedStrings read(@Nullable InputStream xml, Path scratch)
      throws IOException, SAXException {
    PosSharedStrings strings = open(scratch);
    try {
      if (xml != null) {
        strings.fill(xml);
      }
      return strings;
    } catch (IOException | SAXException | RuntimeException e) {
      strings.close();
      throw e;
    }
  }

  private static PosSharedStrings open(Path scratch) {
    try {
      Path file = Files.createTempFile(scratch, SCRATCH_PREFIX, ".tmp");
      return new PosSharedStrings(
          file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw noScratch(e);
    }
  }

  private void fill(InputStream xml) throws IOException, SAXException {
    try (OutputStream out = new BufferedOutputStream(new Spill(), 1 << 16)) {
      PosXml.parse(xml, new Strings(out));
    }
  }

  /**
   * @throws IndexOutOfBoundsException when the sheet refers to a string that is not there
   */
  String get(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("no such shared string");
    }
    return recent.computeIfAbsent(index, this::load);
  }

  private String load(int index) {
    long from = index == 0 ? 0 : ends[index - 1];
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(ends[index] - from));
    try {
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
        // a read may stop short of the end
      }
    } catch (IOException e) {
      throw noScratch(e);
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  private static RetryableFailure noScratch(IOException cause) {
    return new RetryableFailure(
        FailureCode.INTERNAL,
        Origin.HUB,
        "no room to read the file's strings",
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.NONE,
        cause);
  }

  /** A full disk is the hub's trouble, never the file's fault. */
  private final class Spill extends OutputStream {

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
      try {
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      } catch (IOException e) {
        throw noScratch(e);
      }
    }
  }

  private final class Strings extends PosXml.Part {

    private final OutputStream out;
    private final PosCharacters text = new PosCharacters();
    private long end;

    private Strings(OutputStream out) {
      this.out = out;
    }

    @Override
    void begin(String element, Attributes attributes) {
      text.begin(element);
      if (element.equals("si")) {
        text.clear();
      }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      text.append(chars, start, length);
    }

    @Override
    void end(String element) throws SAXException {
      text.end(element);
      if (element.equals("si")) {
        byte[] bytes = PosText.unescape(text.take()).getBytes(StandardCharsets.UTF_8);
        try {
          out.write(bytes);
        } catch (IOException e) {
          throw new SAXException(e);
        }
        end += bytes.length;
        if (count == ends.length) {
          ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = end;
      }
    }
  }
}
