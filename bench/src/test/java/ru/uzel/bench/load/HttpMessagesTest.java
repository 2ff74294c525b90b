package ru.uzel.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpMessagesTest {

  /** Gives one byte at a time, as a slow network may. */
  private static HttpMessages reading(String wire) {
    InputStream bytes = new ByteArrayInputStream(wire.getBytes(StandardCharsets.UTF_8));
    return new HttpMessages(
        new InputStream() {
          @Override
          public int read() throws IOException {
            return bytes.read();
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            return bytes.read(target, from, Math.min(1, length));
          }
        });
  }

  @Test
  void readsMessagesOneAfterAnother() throws IOException {
    HttpMessages messages =
        reading(
            "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nab"
                + "HTTP/1.1 400 Bad\r\ncontent-length:0\r\nConnection: close\r\n\r\n");

    HttpMessages.Message first = messages.next();
    HttpMessages.Message second = messages.next();

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body()).isEqualTo("ab");
    assertThat(first.closes()).isFalse();
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.closes()).isTrue();
  }

  @Test
  void putsChunksTogether() throws IOException {
    HttpMessages messages =
        reading(
            "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n");

    assertThat(messages.next().body()).isEqualTo("abc");
  }

  @Test
  void readsABodyLongerThanItsBuffer() throws IOException {
    String body = "x".repeat(100_000);

    assertThat(reading("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body).next().body())
        .isEqualTo(body);
  }

  @Test
  void tellsWhenTheOtherSideHasGone() {
    assertThatThrownBy(() -> reading("HTTP/1.1 200 OK\r\nContent-Le").next())
        .isInstanceOf(EOFException.class);
  }
}
