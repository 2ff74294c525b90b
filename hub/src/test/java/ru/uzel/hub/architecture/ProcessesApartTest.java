package ru.uzel.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mocks and bench know none of our modules (DESIGN §2). Their classes are not on this class path,
 * so their sources are read.
 */
class ProcessesApartTest {

  @ParameterizedTest
  @ValueSource(strings = {"mocks", "bench"})
  void knowsNoneOfOurModules(String module) throws IOException {
    Path sources = Path.of("..", module, "src", "main", "java");
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(java).isNotEmpty();
      for (Path file : java) {
        assertThat(strangers(module, Files.readString(file))).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void findsStrangers() {
    assertThat(
            strangers(
                "mocks",
                """
                package ru.uzel.mocks.pos;
                import ru.uzel.mocks.Mock;
                import ru.uzel.model.message.CaseId;
                class Pos { ru.uzel.journal.Leaf leaf; }
                """))
        .containsExactly("ru.uzel.model", "ru.uzel.journal");
  }

  private static List<String> strangers(String module, String source) {
    return Pattern.compile("\\bru\\.uzel\\.[a-z]+")
        .matcher(source)
        .results()
        .map(found -> found.group())
        .filter(name -> !name.equals("ru.uzel." + module))
        .distinct()
        .toList();
  }
}
