package ru.uzel.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports that hub, mocks and the embedded PostgreSQL listen on, all on loopback; {@code ftp} is
 * that of the mocks' file store.
 */
public record Ports(int hub, int mocks, int postgres, int ftp) {

  /** Four ports that are free now. */
  public static Ports free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      try {
        for (int i = 0; i < 4; i++) {
          held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        return new Ports(
            held.get(0).getLocalPort(),
            held.get(1).getLocalPort(),
            held.get(2).getLocalPort(),
            held.get(3).getLocalPort());
      } finally {
        for (ServerSocket socket : held) {
          socket.close();
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Replaces every 0 by a port that is free now. */
  public Ports filled() {
    Ports free = free();
    return new Ports(
        hub == 0 ? free.hub : hub,
        mocks == 0 ? free.mocks : mocks,
        postgres == 0 ? free.postgres : postgres,
        ftp == 0 ? free.ftp : ftp);
  }

  /**
   * Makes sure that nobody listens on the ports yet.
   *
   * @throws ProcessFailure naming the first port that is taken and the option that changes it
   */
  public void requireFree() {
    requireFree(hub, "--port");
    requireFree(mocks, "--mocks-port");
  }

  private static void requireFree(int port, String option) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException taken) {
      throw new ProcessFailure(
          "Порт " + port + " занят: остановите то, что его слушает, или укажите другой: " + option,
          taken);
    }
  }
}
