package ru.uzel.security.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.security.signature.CmsSigner;
import ru.uzel.security.signature.CmsVerifier;
import ru.uzel.security.trust.KeyFailure;
import ru.uzel.security.trust.PemText;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.trust.TokenKeys;
import ru.uzel.security.trust.TrustLists;

/** Keys that never leave their token; SoftHSM stands for one. It knows ECDSA, and no GOST 2012. */
@Tag("outside-tools")
class SoftHsmTest {

  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path directory;
  private Path module;

  @BeforeEach
  void makesAToken() throws Exception {
    Optional<Path> found =
        Stream.of(
                "/usr/lib/softhsm/libsofthsm2.so",
                "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
            .map(Path::of)
            .filter(Files::isReadable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "SoftHSM is not installed (Debian: softhsm2)");
    // The module reads its configuration from the environment of this process.
    String configuration = System.getenv("SOFTHSM2_CONF");
    Assumptions.assumeTrue(configuration != null, "SOFTHSM2_CONF is not set for this process");
    module = found.get();
    Path file = Path.of(configuration);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path tokens = file.toAbsolutePath().resolveSibling("tokens");
    Files.createDirectories(tokens);
    Files.writeString(file, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    Files.writeString(directory.resolve("pin"), "1234\n");
    try (Stream<Path> there = Files.list(tokens)) {
      if (there.findAny().isPresent()) {
        // The module keeps its tokens for as long as this process lives.
        return;
      }
    }
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "uzel",
        "--pin",
        "1234",
        "--so-pin",
        "1234");
    Path sun = directory.resolve("sun.cfg");
    Files.writeString(sun, "name=made\nlibrary=" + module + "\nslotListIndex=0\n");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-alias",
        "roads",
        "-dname",
        "CN=Token",
        "-ext",
        "KeyUsage=digitalSignature",
        "-validity",
        "30",
        "-keystore",
        "NONE",
        "-storetype",
        "PKCS11",
        "-providerClass",
        "sun.security.pkcs11.SunPKCS11",
        "-providerArg",
        sun.toString(),
        "-storepass",
        "1234");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(List.of(command) + ": " + said).isZero();
  }

  private String address(String object, String pin) {
    return "pkcs11:object="
        + object
        + "?module-path="
        + module
        + "&pin-source=file:"
        + directory.resolve(pin);
  }

  @Test
  void signsWithAKeyOnTheToken() throws Exception {
    DetachedContent content =
        new DetachedContent() {
          @Override
          public ByteArrayInputStream open() {
            return new ByteArrayInputStream("x".getBytes(UTF_8));
          }

          @Override
          public Optional<byte[]> streebog256() {
            return Optional.empty();
          }
        };
    TokenKeys keys = new TokenKeys();
    SigningKey key = keys.find(address("roads", "pin")).orElseThrow();
    assertThat(key.key().getEncoded()).as("the key stays on the token").isNull();

    byte[] cms =
        new CmsSigner(PROVIDER, keys, CLOCK).signDetached(content, address("roads", "pin"));

    Files.createDirectories(directory.resolve("trust/list"));
    Files.write(directory.resolve("trust/list/token.pem"), PemText.of(key.certificate()));
    assertThat(
            new CmsVerifier(
                    PROVIDER, new TrustLists(directory.resolve("trust"), PROVIDER, CLOCK), CLOCK)
                .verifyDetached(cms, content, "list")
                .findings())
        .isEmpty();
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    TokenKeys keys = new TokenKeys();
    Files.writeString(directory.resolve("wrong"), "9999");

    assertThat(keys.find(address("none", "pin"))).isEmpty();
    assertThatThrownBy(() -> keys.find(address("roads", "missing")))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining("pin-source");
    assertThatThrownBy(() -> keys.find(address("roads", "pin").replace("softhsm", "nowhere")))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining("there is no PKCS#11 module");
  }
}
