package ru.uzel.hub.command.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  /** Where the details of findings are made. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:(?:findings|found|obstacles|problems)\\.(?:add|note)"
              + "|new (?:CertificateProblem|NoAnswer)|malformed|unsupported|refused|tooMany)"
              + "\\((.*?)\\);",
          Pattern.DOTALL);

  private static final Pattern WORDS = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Phrases russian = Phrases.russian();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Response is not what was signed | Response: это не то, что было подписано",
        "XML refused at 1:22: a DOCTYPE is not allowed"
            + " | XML отвергнут в 1:22 (строка:столбец): DOCTYPE запрещён",
        "whether ab:cd is revoked is not known: http://x/ocsp: too slow"
            + " | отозван ли ab:cd, неизвестно: http://x/ocsp: слишком медленно",
        "a word nobody knows | a word nobody knows"
      })
  void translatesWhatItKnowsAndTheReasonsInIt(String english, String other) {
    assertThat(russian.translated(english)).isEqualTo(other);
  }

  @Test
  void leavesWhatAStrangerWroteInAFindingAsItIs() {
    assertThat(russian.translated("$1 \\0 {0} is not what was signed"))
        .isEqualTo("$1 \\0 {0}: это не то, что было подписано");
    String endless = "a: ".repeat(100_000);
    assertThat(russian.translated(endless)).isEqualTo(endless);
  }

  @Test
  void knowsEveryDetailThatIsMade() throws IOException {
    String known =
        new String(
            Objects.requireNonNull(Phrases.class.getResourceAsStream("Details_ru.txt"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    List<String> made = made();

    assertThat(made).hasSizeGreaterThan(80);
    assertThat(made).allSatisfy(words -> assertThat(known).contains(words));
  }

  /** What the hub's own signer refuses is told to a flow, never to a reader of these reports. */
  private static boolean examines(Path file) {
    return !file.endsWith("XmlMessageSigner.java");
  }

  /** The English words in the sources; names and marks alone need no other language. */
  private static List<String> made() throws IOException {
    List<String> made = new ArrayList<>();
    Path sources = Path.of("../security/src/main/java/ru/uzel/security");
    for (String part : List.of("signature", "trust")) {
      try (Stream<Path> files = Files.list(sources.resolve(part))) {
        for (Path file : files.filter(PhrasesTest::examines).sorted().toList()) {
          Matcher call = MADE.matcher(Files.readString(file));
          while (call.find()) {
            WORDS
                .matcher(call.group(1))
                .results()
                .map(literal -> literal.group(1).strip())
                .map(literal -> literal.startsWith(": ") ? literal.substring(2) : literal)
                .filter(literal -> literal.matches(".*[a-z] [a-z].*"))
                .forEach(made::add);
          }
        }
      }
    }
    return made;
  }
}
