package ru.uzel.security.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ru.uzel.security.trust.Issued;

class StreebogHashTest {

  private final StreebogHash hash = new StreebogHash(Issued.PROVIDER);

  /** GOST R 34.11-2012, annex A.1.2; the standard prints octets from the last to the first. */
  @Test
  void givesTheStandardsExample() {
    byte[] message =
        "012345678901234567890123456789012345678901234567890123456789012"
            .getBytes(StandardCharsets.US_ASCII);

    assertThat(hash.hex(message))
        .isEqualTo("9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500");
  }

  @Test
  void takesPartsAsOneRun() {
    byte[] whole = "whole".getBytes(StandardCharsets.US_ASCII);

    assertThat(
            hash.digest(
                "wh".getBytes(StandardCharsets.US_ASCII),
                new byte[0],
                "ole".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(hash.digest(whole));
    assertThat(hash.digest()).isEqualTo(hash.digest(new byte[0])).hasSize(32);
  }

  @Test
  void isSafeForManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> digests =
          IntStream.range(0, 400)
              .mapToObj(number -> threads.submit(() -> hash.hex(new byte[] {(byte) number})))
              .toList();

      for (int number = 0; number < digests.size(); number++) {
        assertThat(digests.get(number).get()).isEqualTo(hash.hex(new byte[] {(byte) number}));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
