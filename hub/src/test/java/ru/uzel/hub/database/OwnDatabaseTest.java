package ru.uzel.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class OwnDatabaseTest {

  @TempDir private Path directory;

  @Test
  void startsAgainWhenItDies() throws Exception {
    try (OwnDatabase database = OwnDatabase.start(directory, 0)) {
      DatabaseHealth health = new DatabaseHealth(database.dataSource());
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);

      new ProcessBuilder("kill", "-9", postmaster()).start().waitFor();
      String dead = postmaster();

      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> !postmaster().equals(dead) && answers(database));
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
  }

  @Test
  void stopsItsServerWhenItIsClosed() throws Exception {
    OwnDatabase database = OwnDatabase.start(directory, 0);
    ProcessHandle server = ProcessHandle.of(Long.parseLong(postmaster())).orElseThrow();

    database.close();

    await().atMost(Duration.ofSeconds(10)).until(() -> !server.isAlive());
  }

  private static boolean answers(OwnDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.isValid(2);
    }
  }

  private String postmaster() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      Path file = files.filter(path -> path.endsWith("postmaster.pid")).findFirst().orElseThrow();
      return Files.readAllLines(file).get(0).strip();
    }
  }
}
