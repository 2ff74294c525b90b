package ru.uzel.security.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {

  @TempDir Path folder;
  private final SigningKey authority = Issued.certificate().subject("CN=CA").authority().bySelf();

  private KeyFile file() {
    return KeyFile.in(folder, "hub", Issued.PROVIDER);
  }

  private static ImportedKeys importing() {
    return new ImportedKeys(Issued.PROVIDER, () -> "secret".toCharArray());
  }

  private SigningKey withChain() {
    SigningKey key = Issued.certificate().by(authority);
    return new SigningKey(key.key(), key.certificate(), List.of(authority.certificate()), null);
  }

  @Test
  void keepsKeysWithTheirChains() {
    SigningKey first = withChain();
    SigningKey second = Issued.certificate().curve("P-256").bySelf();

    file().put("first", first);
    file().put("second", second);

    assertThat(file().keys()).containsOnlyKeys("first", "second");
    assertThat(file().keys().get("first").certificate()).isEqualTo(first.certificate());
    assertThat(file().keys().get("first").chain()).containsExactly(authority.certificate());
    assertThat(file().keys().get("second").chain()).isEmpty();
  }

  @Test
  void theHubTakesAllOfThemAndAddsItsOwn() {
    file().put("roads", withChain());

    HubKeyFiles keys = HubKeyFiles.open(folder, Issued.PROVIDER, new MovableClock(Issued.NOW));

    assertThat(keys.find("roads")).isPresent();
    assertThat(keys.find("hub")).isPresent();
    assertThat(file().keys()).containsOnlyKeys("roads", "hub");
  }

  @Test
  void importsPkcs12WithTheNamesInIt() throws Exception {
    SigningKey key = withChain();
    byte[] bytes =
        KeyFileContent.of(Map.of("theirs", key), "secret".toCharArray(), Issued.PROVIDER);

    SigningKey imported = importing().read(bytes, null).get("theirs");

    assertThat(imported.certificate()).isEqualTo(key.certificate());
    assertThat(imported.chain()).containsExactly(authority.certificate());
    assertThatThrownBy(
            () -> new ImportedKeys(Issued.PROVIDER, () -> "wrong".toCharArray()).read(bytes, null))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining("another password");
  }

  @Test
  void importsPemInAnyOrder() {
    SigningKey key = withChain();
    String pem =
        Issued.pem(authority.certificate()) + privateKey(key) + Issued.pem(key.certificate());

    SigningKey imported = read(pem);

    assertThat(imported.certificate()).isEqualTo(key.certificate());
    assertThat(imported.chain()).containsExactly(authority.certificate());
  }

  private static String privateKey(SigningKey key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.key().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static SigningKey read(String pem) {
    return importing().read(pem.getBytes(StandardCharsets.US_ASCII), null).get("");
  }

  @Test
  void refusesAKeyThatNoPartnerWouldBelieve() {
    SigningKey key = Issued.certificate().curve("P-192").bySelf();
    String pem = privateKey(key) + Issued.pem(key.certificate());

    assertThatThrownBy(() -> read(pem))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining("a curve of 192 bits that no profile names");
  }

  @Test
  void saysWhatAFileLacks() {
    SigningKey key = Issued.certificate().bySelf();
    SigningKey another = Issued.certificate().bySelf();

    assertThatThrownBy(() -> read(Issued.pem(key.certificate())))
        .hasMessageContaining("no private key");
    assertThatThrownBy(() -> read(privateKey(key))).hasMessageContaining("no certificate");
    assertThatThrownBy(() -> read(privateKey(key) + Issued.pem(another.certificate())))
        .hasMessageContaining("none of its certificates belongs to the key");
    assertThatThrownBy(() -> read(privateKey(key) + privateKey(another)))
        .hasMessageContaining("several private keys");
    assertThatThrownBy(() -> read("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void requestsAreSignedByTheKey() {
    assertThat(
            new String(
                new KeyRequest(withChain(), Issued.PROVIDER).pem(), StandardCharsets.US_ASCII))
        .startsWith("-----BEGIN CERTIFICATE REQUEST-----");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "pkcs11:object=a | module-path",
        "pkcs11:object=a?module-path=/none.so | pin-source",
        "pkcs11:object=a?module-path=/none.so&pin-source=file:/none | there is no PKCS#11 module",
        "pkcs11:token=a?module-path=/none.so | 'token' is not known",
        "pkcs11:object=a;slot-id=x?module-path=/none.so&pin-source=file:/none | slot-id is a number",
        "pkcs11: | object"
      })
  void namesWhatIsWrongWithATokensAddress(String address, String why) {
    assertThatThrownBy(() -> new TokenKeys().find(address))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining(why);
  }

  @Test
  void leavesOtherNamesToTheKeyFile() {
    file().put("roads", withChain());
    HubKeys keys =
        new HubKeys(
            HubKeyFiles.open(folder, Issued.PROVIDER, new MovableClock(Issued.NOW)),
            new TokenKeys());

    assertThat(keys.find("roads")).isPresent();
    assertThat(keys.find("none")).isEmpty();
    assertThat(Files.exists(folder.resolve("hub.p12"))).isTrue();
  }
}
