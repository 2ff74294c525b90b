package ru.uzel.bench.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The lines of a progress file. */
final class ProgressLines {

  private static final int BUFFER = 1 << 16;

  /** Takes a line and where it begins. */
  interface Taker {

    void take(JsonNode line, long offset);
  }

  private final FileChannel channel;

  ProgressLines(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Reads from the beginning.
   *
   * @return where the last whole line ends
   */
  long each(Taker taker, long most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long begin = 0;
    long at = 0;
    long taken = 0;
    while (taken < most && channel.read(buffer.clear(), at) > 0) {
      buffer.flip();
      while (buffer.hasRemaining() && taken < most) {
        byte next = buffer.get();
        at++;
        if (next == '\n') {
          taker.take(parsed(line), begin);
          line.reset();
          begin = at;
          taken++;
        } else {
          line.write(next);
        }
      }
    }
    return begin;
  }

  private static JsonNode parsed(ByteArrayOutputStream line) throws IOException {
    try {
      return JsonHttp.MAPPER.readTree(line.toByteArray());
    } catch (JacksonException damaged) {
      throw new IOException("the progress file is damaged", damaged);
    }
  }

  /** The line that begins there. */
  JsonNode at(long offset) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(512);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long at = offset;
    while (channel.read(buffer.clear(), at) > 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        byte next = buffer.get();
        at++;
        if (next == '\n') {
          return parsed(line);
        }
        line.write(next);
      }
    }
    throw new IOException("the progress file ends inside a line");
  }
}
