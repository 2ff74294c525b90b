package ru.uzel.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.book.JournalLine;

class PathCountsTest {

  private static final Instant NOW = Instant.EPOCH;

  private static JournalLine line(String type, String party, String payloadHash) {
    return new JournalLine(1, NOW, type, party, null, null, null, null, null, "", payloadHash);
  }

  @Test
  void countsTheActsOfOneMessageFromTwo() {
    List<JournalLine> sample = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      sample.add(line("ACCEPTED", "regional", "h"));
      sample.add(line("OUTPUT", "roads", null));
      sample.add(line("PREPARED", "roads", "h"));
      sample.add(line("DELIVERED", "roads", "h"));
      sample.add(line("ACCEPTED", "roads", "h"));
      sample.add(line("OUTPUT", "regional", null));
      sample.add(line("PREPARED", "regional", "h"));
      sample.add(line("DELIVERED", "regional", null));
    }

    PathCounts counts =
        PathCounts.of(
            new Counters(NOW, 0, 0, 100, 10, 0), new Counters(NOW, 0, 0, 140, 16, 16), 2, sample);

    assertThat(counts.signatures()).isEqualTo(3);
    assertThat(counts.called()).isEqualTo(3);
    assertThat(counts.verifications()).isEqualTo(3);
    assertThat(counts.payloadRows()).isEqualTo(5);
    assertThat(counts.otherRows()).isCloseTo(15, within(1e-9));
    assertThat(counts.brokerMessages()).isEqualTo(3 * 2 + 4 * 2);
    assertThat(counts.served()).isEqualTo(1);
  }
}
