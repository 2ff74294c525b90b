package ru.uzel.hub.command.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {

  @TempDir Path folder;
  private SignedFiles files;
  private Path good;
  private Path indented;

  @BeforeEach
  void signsAFile() {
    files = new SignedFiles(folder);
    String message = files.message("11111111");
    good = files.file("good.xml", message);
    indented = files.file("indented.xml", message.replace("11111111", "\n    11111111\n"));
  }

  @Test
  void saysInPlainRussianWhatIsWrongAndWhoMustPutItRight() {
    assertThat(files.run("explain", indented)).isEqualTo(1);

    assertThat(files.output())
        .contains(
            "Диагноз: После подписания вокруг текстов добавлены пробелы.",
            "первое отличие: /SenderProvidedRequestData/MessageID/text()",
            "Что делать: Тот, кто хранил или передавал сообщение",
            "подписанный хэш",
            "после urn://smev-gov-ru/xmldsig/transform");
  }

  @Test
  void saysItInEnglishToo() {
    files.run("explain", indented, "--lang", "en");

    assertThat(files.output())
        .contains("Diagnosis: Blanks were put around texts after signing.", "first difference");
  }

  @Test
  void comparesWithTheOriginal() {
    Path changed = files.file("changed.xml", files.message("11111111").replace("11111111", "2"));

    assertThat(files.run("explain", changed, "--against", good, "--json")).isEqualTo(1);

    JsonNode diagnosis =
        JsonMapper.shared()
            .readTree(files.output())
            .at("/signatures/0/xray/references/0/diagnosis");
    assertThat(diagnosis.get("harm").stringValue()).isEqualTo("differs-from-original");
    assertThat(diagnosis.get("where").stringValue())
        .isEqualTo("/SenderProvidedRequestData/MessageID/text()");
  }

  @Test
  void writesTheCanonicalFormsToFiles() throws IOException {
    Path out = folder.resolve("forms");

    assertThat(files.run("explain", good, "--out", out)).isZero();

    assertThat(Files.readString(out.resolve("1-reference-1-step-2.xml")))
        .startsWith("<ns1:SenderProvidedRequestData xmlns:ns1=");
    assertThat(Files.readString(out.resolve("1-signed-info.xml"))).startsWith("<ds:SignedInfo");
  }

  @Test
  void refusesWhatItCannotReadInASentence() {
    assertThat(files.run("explain", folder)).isEqualTo(2);
    assertThat(files.run("explain", good, "--against", folder.resolve("absent"))).isEqualTo(2);
    assertThat(files.output()).contains("absent нет").doesNotContain("\tat ");
    assertThat(files.run("explain", good, "--out", good)).isEqualTo(2);
    assertThat(files.output()).doesNotContain("\tat ");
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    ResourceBundle.Control own =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    String name = Wording.class.getPackageName() + ".Texts";

    assertThat(
            Collections.list(
                ResourceBundle.getBundle(name, Locale.forLanguageTag("ru"), own).getKeys()))
        .containsExactlyInAnyOrderElementsOf(
            Collections.list(ResourceBundle.getBundle(name, Locale.ROOT, own).getKeys()));
    assertThat(Wording.of(Locale.forLanguageTag("ru"), Wording.class).harm("pretty-printed"))
        .isNotEqualTo(Wording.of(Locale.ENGLISH, Wording.class).harm("pretty-printed"));
  }

  @Test
  void everyHarmOfAFileIsDocumentedAndHasWords() throws IOException {
    String text = Files.readString(Path.of("../docs/formats/signature-findings.md"));
    String table = text.substring(text.indexOf("## What was done to it"));

    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("ru")}) {
      Wording words = Wording.of(language, Wording.class);
      List<String> told =
          Pattern.compile("`((?:file|digest|other|differs)-[a-z-]+)`")
              .matcher(table)
              .results()
              .map(found -> found.group(1))
              .toList();
      assertThat(told)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              harm -> {
                assertThat(words.harm(harm)).as(harm).isNotEqualTo(harm);
                assertThat(words.harmCure(harm)).as(harm).isNotEmpty();
              });
    }
  }
}
