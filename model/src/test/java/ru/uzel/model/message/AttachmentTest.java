package ru.uzel.model.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.intake.ContentFacts;

class AttachmentTest {

  private static final ContentRef CONTENT = new ContentRef("0f".repeat(32), 5);

  @ParameterizedTest
  @CsvSource({
    "отчёт.pdf, отчёт.pdf",
    "/5b1c/отчёт.pdf, отчёт.pdf",
    "'C:\\temp\\отчёт.pdf', отчёт.pdf",
    "../../etc/passwd, passwd",
    "'a\u202Efdp.exe', a_fdp.exe",
    "'a\nb', a_b",
    "'', file",
    "/, file",
    "a/.., file",
  })
  void makesANameOfWhatAPartnerCalledIt(String partners, String name) {
    assertThat(Attachment.named(partners)).isEqualTo(name);
    assertThat(new Attachment(name, "text/plain", CONTENT, null).name()).isEqualTo(name);
  }

  @Test
  void keepsTheExtensionOfALongName() {
    assertThat(Attachment.named("я".repeat(400) + ".pdf")).hasSize(200).endsWith("я.pdf");
  }

  @Test
  void refusesAHashThatIsNone() {
    assertThatThrownBy(() -> new ContentRef("../x", 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ContentRef("0F".repeat(32), 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ContentRef("0f".repeat(32), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void contentsComeBackFromTheFacts() {
    List<ContentRef> contents =
        IntStream.range(0, 12).mapToObj(i -> new ContentRef("0f".repeat(32), i)).toList();

    assertThat(ContentFacts.in(ContentFacts.of(contents))).isEqualTo(contents);
    assertThat(ContentFacts.in(Map.of("row", "5"))).isEmpty();
    assertThatThrownBy(() -> ContentFacts.in(Map.of("content.1", "5")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
