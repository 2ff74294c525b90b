package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PosSettledTest {

  @TempDir Path folder;
  private Instant now = Parties.NOW;
  private Path file = Path.of("unset");
  private final PosSettled settled = new PosSettled(Duration.ofSeconds(5), new Hands());

  @BeforeEach
  void drop() throws IOException {
    file = Files.writeString(folder.resolve("a.xlsx"), "PK");
  }

  @Test
  void aFileIsLetThroughWhenItHasStoodStillLongEnough() {
    assertThat(look()).isFalse();
    now = now.plusSeconds(4);
    assertThat(look()).isFalse();
    now = now.plusSeconds(1);
    assertThat(look()).isTrue();
    assertThat(look()).as("again, if it could not be taken").isTrue();
  }

  @Test
  void aFileThatGrowsWaitsAnew() throws IOException {
    look();
    now = now.plusSeconds(4);
    Files.writeString(file, "PK and more");
    look();
    now = now.plusSeconds(4);
    assertThat(look()).isFalse();
    now = now.plusSeconds(1);
    assertThat(look()).isTrue();
  }

  @Test
  void aFileRewrittenAtTheSameLengthWaitsAnew() throws IOException {
    look();
    now = now.plusSeconds(5);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
    assertThat(look()).isFalse();
    now = now.plusSeconds(5);
    assertThat(look()).as("even if its time lies ahead").isTrue();
  }

  @Test
  void whatIsNotThereIsNotLetThrough() throws IOException {
    look();
    now = now.plusSeconds(5);
    Files.delete(file);
    assertThat(look()).isFalse();
  }

  private boolean look() {
    GenericFile<File> candidate = new GenericFile<>();
    candidate.setFile(file.toFile());
    return settled.accept(candidate);
  }

  private final class Hands extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
