package ru.uzel.hub.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ru.uzel.model.content.AgedContents;
import ru.uzel.model.journal.FilesOnRecord;

class OrphanSweepTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration AGE = Duration.ofDays(30);

  private final Files files = new Files();
  private final Records records = new Records();
  private final OrphanSweep sweep = new OrphanSweep(files, records, AGE);

  @Test
  void removesOldFilesThatNoRecordNames() {
    files.stored.put("orphan", NOW.minus(Duration.ofDays(31)));
    files.stored.put("named", NOW.minus(Duration.ofDays(31)));
    files.stored.put("young", NOW.minus(Duration.ofDays(29)));
    records.named.add("named");

    assertThat(sweep.sweep()).isEqualTo(1);

    assertThat(files.stored).containsOnlyKeys("named", "young");
  }

  @Test
  void removesNothingThatTheJournalMayYetTellOf() {
    files.stored.put("orphan", NOW.minus(Duration.ofDays(31)));
    records.until = NOW.minus(Duration.ofDays(2));

    assertThat(sweep.sweep()).isZero();

    records.until = null;
    assertThat(sweep.sweep()).isZero();
    assertThat(files.stored).containsKey("orphan");
  }

  @Test
  void leavesAFileThatIsStoredAnewMeanwhile() {
    files.stored.put("orphan", NOW.minus(Duration.ofDays(31)));
    records.whenAsked = () -> files.stored.put("orphan", NOW);

    assertThat(sweep.sweep()).isZero();

    assertThat(files.stored).containsKey("orphan");
  }

  @Test
  void getsThroughManyFiles() {
    for (int i = 0; i < 1201; i++) {
      files.stored.put("f" + i, NOW.minus(Duration.ofDays(31)));
    }

    assertThat(sweep.sweep()).isEqualTo(1201);
  }

  @Test
  void refusesAnAgeThatIsNotSafe() {
    assertThatThrownBy(() -> new OrphanSweep(files, records, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orphan-age");
  }

  private static final class Files implements AgedContents {

    private final Map<String, Instant> stored = new TreeMap<>();

    @Override
    public List<String> storedBefore(Instant time) {
      return stored.keySet().stream().filter(hash -> isBefore(hash, time)).toList();
    }

    @Override
    public boolean removeIfStoredBefore(String hash, Instant time) {
      return isBefore(hash, time) && stored.remove(hash) != null;
    }

    private boolean isBefore(String hash, Instant time) {
      return stored.getOrDefault(hash, Instant.MAX).isBefore(time);
    }
  }

  private static final class Records implements FilesOnRecord {

    private final Set<String> named = new HashSet<>();
    private @Nullable Instant until = NOW;
    private Runnable whenAsked = () -> {};

    @Override
    public Optional<Instant> writtenUntil() {
      return Optional.ofNullable(until);
    }

    @Override
    public Set<String> among(Collection<String> hashes) {
      whenAsked.run();
      Set<String> known = new HashSet<>(hashes);
      known.retainAll(named);
      return known;
    }
  }
}
