package ru.uzel.security.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the address that a certificate names. Only certificates which a listed authority signed, or
 * one below it, get that far: no stranger can make the hub call an address of his choice.
 */
record RevocationHttp(Duration timeout) {

  private static final int LARGEST_ANSWER = 64 << 10;

  /** Lists of the large authorities have some megabytes. */
  private static final int LARGEST_LIST = 32 << 20;

  byte[] list(String url) throws NoAnswer {
    return exchange(url, null, LARGEST_LIST);
  }

  byte[] ask(String url, byte[] question) throws NoAnswer {
    return exchange(url, question, LARGEST_ANSWER);
  }

  private byte[] exchange(String url, byte @Nullable [] question, int largest) throws NoAnswer {
    // A source that sends a byte now and then never runs into a time-out of the socket.
    long deadline = System.nanoTime() + timeout.toNanos();
    HttpURLConnection connection = null;
    try {
      URLConnection opened = URI.create(url).toURL().openConnection();
      if (!(opened instanceof HttpURLConnection http)) {
        throw new NoAnswer(url + ": no HTTP address");
      }
      connection = http;
      http.setConnectTimeout((int) timeout.toMillis());
      http.setReadTimeout((int) timeout.toMillis());
      http.setUseCaches(false);
      if (question != null) {
        send(http, question);
      }
      if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new NoAnswer(url + ": HTTP " + http.getResponseCode());
      }
      return read(http, url, largest, deadline);
    } catch (IOException | IllegalArgumentException unreachable) {
      throw new NoAnswer(url + ": " + reason(unreachable), unreachable);
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private static void send(HttpURLConnection http, byte[] question) throws IOException {
    http.setRequestMethod("POST");
    http.setDoOutput(true);
    http.setFixedLengthStreamingMode(question.length);
    Map.of("Content-Type", "application/ocsp-request", "Accept", "application/ocsp-response")
        .forEach(http::setRequestProperty);
    try (OutputStream stream = http.getOutputStream()) {
      stream.write(question);
    }
  }

  private static byte[] read(HttpURLConnection http, String url, int largest, long deadline)
      throws IOException, NoAnswer {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 << 10];
    try (InputStream stream = http.getInputStream()) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        answer.write(buffer, 0, read);
        if (answer.size() > largest) {
          throw new NoAnswer(url + ": more than " + largest + " bytes");
        }
        if (System.nanoTime() - deadline > 0) {
          throw new NoAnswer(url + ": too slow");
        }
      }
    }
    return answer.toByteArray();
  }

  private static String reason(Exception failure) {
    return failure instanceof SocketTimeoutException
        ? "no answer in time"
        : "unreachable (" + failure.getClass().getSimpleName() + ")";
  }
}
