package ru.uzel.hub.command.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.hub.command.HubCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeysCommandTest {

  @TempDir private Path directory;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path keys;

  @BeforeEach
  void namesTheFolder() {
    keys = directory.resolve("data/hub/keys");
  }

  /** Words split at spaces; DIR is the test's directory. */
  private int execute(String line) {
    out = new StringWriter();
    err = new StringWriter();
    return HubCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.replace("DIR", directory.toString()).split(" ", -1));
  }

  private int english(String line) {
    return execute(line + " --lang en");
  }

  private void succeeds(String line) {
    assertThat(english(line)).as(line + ": " + err).isZero();
  }

  private JsonNode list() {
    execute("keys list --json --data DIR/data");
    return JsonMapper.shared().readTree(out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gost-256", "gost-256:TCA", "gost-512", "ecdsa-256", "ecdsa-521"})
  void makesAnAuthorityAndKeysByIt(String algorithm) {
    succeeds("keys create-ca DIR/ca --algorithm " + algorithm);
    succeeds("keys create --alias roads --ca DIR/ca --algorithm " + algorithm + " --data DIR/data");

    assertThat(list()).hasSize(1);
    assertThat(list().get(0).path("issuer").asString()).contains("Test authority of Uzel");
    assertThat(list().get(0).path("algorithm").asString())
        .isEqualTo(algorithm.replaceAll(":.*", ""));
    succeeds("keys check-trust DIR/ca --certificate " + keys.resolve("roads.crt.pem"));
    assertThat(out.toString()).contains("believed, over a chain of 2");
  }

  @Test
  void keepsSeveralKeysInOneFile() throws IOException {
    succeeds("keys create --alias one --algorithm ecdsa-256 --data DIR/data");
    succeeds("keys create --alias two --data DIR/data");

    assertThat(list()).hasSize(2);
    assertThat(Files.getPosixFilePermissions(keys.resolve("hub.p12")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void replacesNoKeyUnasked() throws IOException {
    succeeds("keys create --alias one --data DIR/data");
    String before = Files.readString(keys.resolve("one.crt.pem"));

    assertThat(execute("keys create --alias one --data DIR/data")).isEqualTo(2);
    assertThat(err.toString()).contains("--replace");
    assertThat(keys.resolve("one.crt.pem")).hasContent(before);
    succeeds("keys create --alias one --replace --data DIR/data");
    assertThat(Files.readString(keys.resolve("one.crt.pem"))).isNotEqualTo(before);
  }

  @Test
  void makesARequestAndTakesTheCertificate() throws IOException {
    succeeds("keys request --alias roads --subject CN=Roads --out DIR/roads.csr --data DIR/data");
    String request = Files.readString(directory.resolve("roads.csr"));
    assertThat(request).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
    Path certificate = keys.resolve("roads.crt.pem");
    Path answer = Files.copy(certificate, directory.resolve("answer.pem"));

    succeeds("keys import " + answer + " --alias roads --replace --data DIR/data");
    assertThat(list().get(0).path("subject").asString()).isEqualTo("CN=Roads");

    succeeds("keys create --alias other --data DIR/data");
    assertThat(english("keys import " + answer + " --alias other --replace --data DIR/data"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("none of its certificates belongs to the key");
  }

  @Test
  void importsWithAPasswordFromAFileOrTheEnvironmentOnly() throws IOException {
    succeeds("keys create --alias one --data DIR/other");
    Path file = directory.resolve("other/hub/keys/hub.p12");
    Path password = directory.resolve("other/hub/keys/hub.p12.password");

    succeeds(
        "keys import " + file + " --alias mine --password-file " + password + " --data DIR/data");
    assertThat(list().get(0).path("alias").asString()).isEqualTo("mine");

    assertThat(english("keys import " + file + " --alias no --data DIR/data"))
        .as(err::toString)
        .isEqualTo(2);
    assertThat(err.toString()).contains("--password-file");
    Files.writeString(directory.resolve("wrong"), "wrong");
    assertThat(
            english(
                "keys import " + file + " --alias no --password-file DIR/wrong --data DIR/data"))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("another password")
        .contains("openssl pkcs12")
        .doesNotContain("\tat ");
    assertThat(execute("help keys import")).isZero();
  }

  @Test
  void saysWhatIsWrongWithAFileThatIsNoKey() throws IOException {
    Files.writeString(directory.resolve("text"), "no key");
    Files.createDirectory(directory.resolve("folder"));

    assertThat(english("keys import DIR/text --alias a --data DIR/data")).isEqualTo(1);
    assertThat(err.toString()).contains("/text: it is neither PKCS#12 nor PEM");
    assertThat(english("keys import DIR/folder --alias a --data DIR/data")).isEqualTo(1);
    assertThat(err.toString()).contains("it is a directory").doesNotContain("\tat ");
    assertThat(english("keys import DIR/none --alias a --data DIR/data")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no such file");
  }

  @Test
  void tellsOfKeysThatExpireSoonByItsExitCode() {
    succeeds("keys create --alias one --days 20 --data DIR/data");

    assertThat(english("keys list --data DIR/data")).isEqualTo(1);
    assertThat(out.toString()).contains("soon");
    assertThat(english("keys list --soon 10 --data DIR/data")).isZero();
    assertThat(english("keys list --data DIR/empty")).isZero();
    assertThat(out.toString()).contains("no keys");
  }

  @Test
  void checksATrustList() throws IOException {
    succeeds("keys create-ca DIR/list");
    assertThat(english("keys check-trust DIR/list")).isZero();
    assertThat(out.toString()).contains("authority").contains("revocation: soft");

    Files.writeString(directory.resolve("list/broken.pem"), "nothing");
    Files.writeString(directory.resolve("list/trust.properties"), "revokation=soft");
    assertThat(english("keys check-trust DIR/list --json")).isEqualTo(1);
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.path("list").path("mistakes")).hasSize(2);
    assertThat(english("keys check-trust DIR/list --at 2099-01-01T00:00:00Z")).isEqualTo(1);
    assertThat(out.toString()).contains("certificate-expired");
    assertThat(english("keys check-trust DIR/list --at 2001-01-01")).isEqualTo(1);
    assertThat(out.toString()).contains("certificate-not-yet-valid");
    assertThat(english("keys check-trust DIR/none")).isEqualTo(2);
  }

  @Test
  void saysWhyACertificateIsNotBelieved() {
    succeeds("keys create-ca DIR/list");
    succeeds("keys create --alias stranger --data DIR/data");

    assertThat(
            english("keys check-trust DIR/list --certificate " + keys.resolve("stranger.crt.pem")))
        .isEqualTo(1);
    assertThat(out.toString()).contains("not believed").contains("untrusted-certificate");
  }

  @Test
  void speaksRussianUnlessToldOtherwise() throws IOException {
    execute("keys list --data DIR/data");
    assertThat(out.toString()).contains("Ключей нет: ");
    execute("keys create-ca DIR/ca");
    assertThat(out.toString()).contains("Создан тестовый удостоверяющий центр: ");
    execute("keys create --alias one --days 20 --ca DIR/ca --data DIR/data");
    assertThat(out.toString()).contains("Создан ключ «one»; партнёрам нужен ");
    execute("keys list --data DIR/data");
    assertThat(out.toString())
        .contains("скоро истечёт", " до 20", "(дней: ")
        .contains("CN=Uzel one");
    execute("keys request --alias two --out DIR/two.csr --data DIR/data");
    assertThat(err.toString()).contains("Создан ключ «two».");
    assertThat(out.toString()).contains("Записан запрос ", "--alias two --replace");

    Files.writeString(directory.resolve("ca/broken.pem"), "nothing");
    Files.writeString(directory.resolve("ca/trust.properties"), "revokation=soft");
    execute("keys check-trust DIR/ca --at 2099-01-01");
    assertThat(out.toString())
        .contains(
            "центр",
            "certificate-expired: сертификат ",
            "отзыв: soft",
            "broken.pem: в нём нет",
            "trust.properties: настройки 'revokation' нет; есть revocation");
    execute("keys check-trust DIR/ca --certificate " + keys.resolve("one.crt.pem"));
    assertThat(out.toString()).contains("Сертификату верим, сертификатов в цепочке: 2.");
    execute("keys check-trust DIR/ca --certificate " + keys.resolve("two.crt.pem"));
    assertThat(out.toString()).contains("Сертификату не верим:", "не стоит в списке доверия 'ca'");
    execute("keys import DIR/ca/broken.pem --alias three --data DIR/data");
    assertThat(err.toString()).contains("broken.pem: это не PKCS#12 и не PEM");
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    ResourceBundle.Control own =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    String name = KeysCommand.class.getPackageName() + ".Texts";

    assertThat(
            Collections.list(
                ResourceBundle.getBundle(name, Locale.forLanguageTag("ru"), own).getKeys()))
        .containsExactlyInAnyOrderElementsOf(
            Collections.list(ResourceBundle.getBundle(name, Locale.ROOT, own).getKeys()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys",
        "keys create --data DIR/data",
        "keys create --alias Ещё --data DIR/data",
        "keys create --alias a --algorithm rot13 --data DIR/data",
        "keys create --alias a --ca DIR/none --data DIR/data",
        "keys create --alias a --days 0 --data DIR/data",
        "keys check-trust DIR --at yesterday"
      })
  void refusesWrongUse(String line) {
    assertThat(execute(line)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void refusesASubjectThatIsNone() {
    assertThat(execute("keys create --alias a --subject Uzel --data DIR/data")).isEqualTo(1);
    assertThat(err.toString()).contains("CN=Name");
  }

  @Test
  void doesNotTouchAKeyFileItCannotOpen() throws IOException {
    succeeds("keys create --alias one --data DIR/data");
    byte[] store = Files.readAllBytes(keys.resolve("hub.p12"));
    Files.writeString(keys.resolve("hub.p12.password"), "another");

    assertThat(execute("keys create --alias two --data DIR/data")).isEqualTo(1);
    assertThat(err.toString()).contains("hub.p12").contains("backup").doesNotContain("another\n");
    assertThat(keys.resolve("hub.p12")).hasBinaryContent(store);
  }
}
