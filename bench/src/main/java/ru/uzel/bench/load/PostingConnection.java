package ru.uzel.bench.load;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One kept-alive HTTP connection that posts forms; opened again when the other side closed it. */
final class PostingConnection implements AutoCloseable {

  private final URI target;
  private @Nullable Socket socket;
  private @Nullable HttpMessages answers;

  PostingConnection(URI target) {
    this.target = target;
  }

  /** Posts a form and waits for the whole answer. */
  HttpMessages.Message post(String idempotencyKey, byte[] form) throws IOException {
    byte[] head =
        ("POST "
                + target.getRawPath()
                + " HTTP/1.1\r\nHost: "
                + target.getAuthority()
                + "\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8"
                + "\r\nAccept: application/json\r\nIdempotency-Key: "
                + idempotencyKey
                + "\r\nContent-Length: "
                + form.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = new byte[head.length + form.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(form, 0, request, head.length, form.length);
    try {
      Socket open = open();
      open.getOutputStream().write(request);
      HttpMessages.Message answer = java.util.Objects.requireNonNull(answers).next();
      if (answer.closes()) {
        close();
      }
      return answer;
    } catch (IOException broken) {
      close();
      throw broken;
    }
  }

  private Socket open() throws IOException {
    Socket current = socket;
    if (current == null) {
      current = new Socket(target.getHost(), target.getPort());
      current.setTcpNoDelay(true);
      current.setSoTimeout(60_000);
      socket = current;
      answers = new HttpMessages(current.getInputStream());
    }
    return current;
  }

  @Override
  public void close() throws IOException {
    Socket current = socket;
    socket = null;
    answers = null;
    if (current != null) {
      current.close();
    }
  }
}
