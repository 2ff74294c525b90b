package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.routes.intake.FileReadingMarks;

class FileReadingMarksTest {

  private static final PartyName CITY = new PartyName("city");
  private static final PartyName SOCIAL = new PartyName("social");

  @TempDir private Path directory;

  @Test
  void outliveTheProcessAndAreEachPartysOwn() {
    FileReadingMarks marks = new FileReadingMarks(directory.resolve("feeds"));
    assertThat(marks.of(CITY)).isEmpty();

    marks.put(CITY, "2026-02-01T09:00:00Z");
    marks.put(SOCIAL, "{\"cursor\":\"до\"}");
    marks.put(CITY, "2026-02-01T10:00:00Z");

    FileReadingMarks later = new FileReadingMarks(directory.resolve("feeds"));
    assertThat(later.of(CITY)).hasValue("2026-02-01T10:00:00Z");
    assertThat(later.of(SOCIAL)).hasValue("{\"cursor\":\"до\"}");
  }

  @Test
  void sayThatTheyCannotBeKept() throws Exception {
    Path noFolder = Files.writeString(directory.resolve("file"), "x");
    FileReadingMarks marks = new FileReadingMarks(noFolder);

    assertThatExceptionOfType(RetryableFailure.class).isThrownBy(() -> marks.put(CITY, "1"));
  }
}
