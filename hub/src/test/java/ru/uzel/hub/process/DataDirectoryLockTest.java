package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryLockTest {

  @TempDir private Path data;

  @Test
  void keepsASecondHubOut() {
    DataDirectoryLock first = DataDirectoryLock.take(data.resolve("hub"));

    assertThatThrownBy(() -> DataDirectoryLock.take(data.resolve("hub")))
        .isInstanceOf(HubStartFailure.class)
        .hasMessageContaining(data.toString())
        .hasMessageContaining("process " + ProcessHandle.current().pid())
        .hasMessageContaining("--data");
    first.close();
  }

  @Test
  void letsTheNextHubInAfterTheFirst() {
    DataDirectoryLock.take(data).close();

    assertThatCode(() -> DataDirectoryLock.take(data).close()).doesNotThrowAnyException();
  }

  @Test
  void namesTheCureForADirectoryThatCannotBe() throws Exception {
    Path file = Files.createFile(data.resolve("file"));

    assertThatThrownBy(() -> DataDirectoryLock.take(file.resolve("hub")))
        .isInstanceOf(HubStartFailure.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--data");
  }
}
