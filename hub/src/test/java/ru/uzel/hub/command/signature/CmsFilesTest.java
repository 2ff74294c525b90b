package ru.uzel.hub.command.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CmsFilesTest {

  @TempDir Path folder;
  private SignedFiles files;
  private Path content;
  private Path other;
  private byte[] cms;
  private Path signature;

  @BeforeEach
  void signsAFile() throws IOException {
    files = new SignedFiles(folder);
    content = files.file("act.txt", "Акт");
    other = files.file("other.txt", "Другой акт");
    cms = files.cms(content);
    signature = Files.write(folder.resolve("act.p7s"), cms);
  }

  @Test
  void aValueOverChangedContentStillHolds() {
    assertThat(files.run("verify", signature, "--content", other, "--json")).isEqualTo(1);

    JsonNode one = JsonMapper.shared().readTree(files.output()).at("/signatures/0");
    assertThat(one.get("valueValid").booleanValue()).isTrue();
    assertThat(one.get("digestValid").booleanValue()).isFalse();
  }

  @Test
  void saysWhenTheSignerSaysToHaveSignedAndWhoVouches() {
    assertThat(files.run("verify", signature, "--content", content, "--trust", files.trust()))
        .isZero();
    assertThat(files.output()).contains("подписано, по словам подписавшего: 20", "цепочка: CN=");

    files.run("verify", signature, "--content", content, "--trust", files.trust(), "--json");
    JsonNode one = JsonMapper.shared().readTree(files.output()).at("/signatures/0");
    assertThat(one.get("signingTime").stringValue()).startsWith("20");
    assertThat(one.get("chain").get(0).get("subject").stringValue()).startsWith("CN=");
  }

  @Test
  void explainsWhichDigestWasSignedAndWhichIsThere() {
    files.run("explain", signature, "--content", other);

    assertThat(files.output())
        .contains(
            "подписанный хэш",
            "хэш того, что в файле",
            "сертификаты в файле",
            "содержимое – не то, что было подписано",
            "Что делать (digest-mismatch): Проверьте, тот ли это файл");

    files.run("explain", signature, "--content", content, "--json");
    JsonNode xray = JsonMapper.shared().readTree(files.output()).at("/signatures/0/xray");
    assertThat(xray.get("expected").stringValue())
        .isNotEmpty()
        .isEqualTo(xray.get("computed").stringValue());
  }

  @Test
  void namesTheHarmThatWasDoneToTheContent() throws IOException {
    Path returned = files.file("returned.txt", "Акт\r\n");
    Path signed = files.file("signed.txt", "Акт\n");
    Path cmsOfIt = Files.write(folder.resolve("signed.p7s"), files.cms(signed));

    assertThat(files.run("explain", cmsOfIt, "--content", returned)).isEqualTo(1);
    assertThat(files.output())
        .contains(
            "Диагноз: После подписания LF в файле стали CRLF.",
            "первое отличие: байт 7",
            "Что делать: Тот, кто передавал файл")
        .doesNotContain("Что делать (digest-mismatch)");
    files.run("explain", cmsOfIt, "--content", returned, "--json");
    assertThat(
            JsonMapper.shared()
                .readTree(files.output())
                .at("/signatures/0/xray/diagnosis/harm")
                .stringValue())
        .isEqualTo("file-line-ends-added");
    files.run("explain", signature, "--content", other, "--against", content, "--lang", "en");
    assertThat(files.output()).contains("It differs from the original.", "byte 2");
    assertThat(
            files.run(
                "explain", signature, "--content", other, "--against", folder.resolve("absent")))
        .isEqualTo(2);
  }

  @Test
  void asksForTheContentOfADetachedSignature() {
    assertThat(files.run("verify", signature)).isEqualTo(2);
    assertThat(files.output())
        .contains("судить не о чем", "content-missing", "подпись отсоединённая", "--content");
    assertThat(files.run("explain", signature, "--lang", "en")).isEqualTo(2);
    assertThat(files.output()).contains("the content is detached: give --content FILE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "\uFEFF%s", "\r\n %s\n", "-----BEGIN PKCS7-----\n%s\n-----END PKCS7-----"})
  void readsBase64AsPeopleSendIt(String form) {
    String text = form.formatted(Base64.getMimeEncoder().encodeToString(cms));

    assertThat(files.run("verify", files.file("act.sig", text), "--content", content)).isZero();
  }

  @Test
  void aFileThatCannotBeReadIsCalledUnreadable() {
    assertThat(files.run("verify", folder.resolve("absent"))).isEqualTo(2);
    assertThat(files.output()).contains("unreadable: Файл не читается.", "absent нет");

    assertThat(files.run("verify", signature, "--content", folder)).isEqualTo(2);
    assertThat(files.output()).contains("unreadable");
  }
}
