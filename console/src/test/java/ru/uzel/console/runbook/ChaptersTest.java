package ru.uzel.console.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.console.language.Language;

class ChaptersTest {

  private final Chapters chapters = new Chapters();

  @Test
  void areTheSameInBothLanguages() throws IOException {
    List<String> english = files("../docs/runbook");

    assertThat(english).contains("README.md", "party-paused.md");
    assertThat(files("../docs/ru/runbook")).isEqualTo(english);
  }

  private static List<String> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void haveTheirTitleApart() {
    Chapters.Chapter chapter = chapters.find("party-paused", Language.RU).orElseThrow();

    assertThat(chapter.title()).isEqualTo("Доставка участнику приостановлена");
    assertThat(chapter.html()).doesNotContain("<h1").contains("<th scope=\"col\">");
  }

  @Test
  void leadToEachOther() {
    assertThat(chapters.find("README", Language.EN).orElseThrow().html())
        .contains("href=\"/console/runbook/party-paused\">party-paused.md</a>");
  }

  @Test
  void nameTheFileOfWhatIsNoPage() {
    assertThat(chapters.find("security-events", Language.RU).orElseThrow().html())
        .contains("списки доверия (docs/formats/trust-list.md)")
        .doesNotContain("../");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "../ru/README", "..", "README.md", "", "/etc/passwd", "a%2fb"})
  void areFoundByTheirNameOnly(String name) {
    assertThat(chapters.find(name, Language.RU)).isEmpty();
  }
}
