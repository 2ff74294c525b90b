package ru.uzel.model.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

  private static final long GREGORIAN_OFFSET = 0x01B21DD213814000L;

  @Test
  void version7SaysItsVersionAndVariant() {
    UUID id = TimeOrderedIds.version7();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void version7CarriesTheTime() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    UUID id = TimeOrderedIds.version7();

    Instant carried = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    assertThat(carried).isBetween(before, before.plusSeconds(60));
  }

  @Test
  void version7IdsOfOneThreadSortInTheOrderOfTheirMaking() {
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      made.add(TimeOrderedIds.version7());
    }

    assertThat(made).isSortedAccordingTo(Comparator.comparing(UUID::toString));
  }

  @Test
  void version1IsWhatJavaUnderstandsAsVersion1() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    UUID id = TimeOrderedIds.version1();

    assertThat(id.version()).isEqualTo(1);
    assertThat(id.variant()).isEqualTo(2);
    Instant carried = Instant.ofEpochMilli((id.timestamp() - GREGORIAN_OFFSET) / 10_000);
    assertThat(carried).isBetween(before, before.plusSeconds(60));
  }

  @Test
  void noTwoVersion1IdsAreEqualHoweverManyThreadsMakeThem() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<UUID>>> batches = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        batches.add(
            threads.submit(
                () -> {
                  List<UUID> batch = new ArrayList<>();
                  for (int i = 0; i < 10_000; i++) {
                    batch.add(TimeOrderedIds.version1());
                  }
                  return batch;
                }));
      }
      Set<UUID> distinct = new HashSet<>();
      for (Future<List<UUID>> batch : batches) {
        distinct.addAll(batch.get());
      }

      assertThat(distinct).hasSize(40_000);
    } finally {
      threads.shutdownNow();
    }
  }
}
