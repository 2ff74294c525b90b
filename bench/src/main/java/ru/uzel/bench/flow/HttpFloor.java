package ru.uzel.bench.flow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import ru.uzel.bench.load.HttpMessages;

/**
 * An HTTP exchange of 2 KB against 300 bytes, with nothing in it but sockets and the search for the
 * end of the headers: CPU of the server's and of the client's thread.
 */
final class HttpFloor {

  private static final byte[] REQUEST =
      ("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2048\r\n\r\n" + "x".repeat(2048))
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] RESPONSE =
      ("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n" + "x".repeat(300))
          .getBytes(StandardCharsets.ISO_8859_1);

  private HttpFloor() {}

  /** CPU microseconds per exchange on each side. */
  record Sides(double server, double client) {}

  static Sides measure(long warmUpMillis, long windowMillis) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(listener), "http-floor");
      server.setDaemon(true);
      server.start();
      try (Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
        socket.setTcpNoDelay(true);
        HttpMessages answers = new HttpMessages(socket.getInputStream());
        ThreadCpu.Act exchange =
            () -> {
              socket.getOutputStream().write(REQUEST);
              answers.next();
            };
        ThreadCpu.micros(warmUpMillis, 1, exchange);
        long before = ThreadCpu.now(server);
        long[] exchanges = {0};
        double client =
            ThreadCpu.micros(
                0,
                windowMillis,
                () -> {
                  exchange.run();
                  exchanges[0]++;
                });
        double serving = (ThreadCpu.now(server) - before) / 1000.0 / exchanges[0];
        return new Sides(serving, client);
      }
    }
  }

  private static void serve(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      socket.setTcpNoDelay(true);
      HttpMessages requests = new HttpMessages(socket.getInputStream());
      while (true) {
        requests.next();
        socket.getOutputStream().write(RESPONSE);
      }
    } catch (IOException ended) {
      // The measuring side has closed its socket: the measurement is over.
      return;
    }
  }
}
