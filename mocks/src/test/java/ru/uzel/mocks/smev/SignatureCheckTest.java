package ru.uzel.mocks.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.mocks.smev.SmevSettings.SignatureCheck;

class SignatureCheckTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final CallText text = new CallText("1.3");

  @AfterEach
  void stop() {
    if (exchange != null) {
      exchange.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void signsAndChecksWithEveryAlgorithm(SignatureAlgorithm algorithm) throws Exception {
    exchange = started(algorithm, SignatureCheck.OWN, algorithm);

    String receipt = send();

    assertThat(
            Answers.finding(
                receipt, "SMEVSignature", "MessageMetadata", directory.resolve("smev.crt.pem")))
        .isEqualTo("none");
    assertThat(receipt).contains(algorithm.method(), algorithm.digestMethod());
    String envelope =
        text.envelope("GetStatus", "", text.timestamp(), "", exchange.caller)
            .replace("2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z");
    assertThat(exchange.post(envelope).body()).contains("SignatureIsInvalid");
  }

  @ParameterizedTest
  @EnumSource
  void hasOpenSslCheckToo(SignatureAlgorithm algorithm) throws Exception {
    assumeTrue(OpenSsl.isInstalled(), "OpenSSL with the GOST engine is not installed");
    exchange = started(SignatureAlgorithm.GOST_256, SignatureCheck.BOTH, algorithm);

    assertThat(send()).contains("SendRequestResponse");
  }

  @ParameterizedTest
  @EnumSource
  void openSslFindsAWrongValueAndAWrongDigest(SignatureAlgorithm algorithm) throws Exception {
    assumeTrue(OpenSsl.isInstalled(), "OpenSSL with the GOST engine is not installed");
    exchange = started(SignatureAlgorithm.GOST_256, SignatureCheck.OPENSSL, algorithm);
    String signed = text.timestamp();
    String envelope = text.envelope("GetStatus", "", signed, "", exchange.caller);

    assertThat(exchange.post(Tampering.value(envelope)).body())
        .contains("SignatureIsInvalid", "(OpenSSL)", "SignedInfo");
    assertThat(exchange.post(envelope.replace("00:00:00Z", "00:00:01Z")).body())
        .contains("SignatureIsInvalid", "(OpenSSL)", "дайджест");
    assertThat(exchange.post(envelope).body()).contains("GetStatusResponse");
  }

  @Test
  void openSslCountsTheSameDigestAsTheEmulator() {
    assumeTrue(OpenSsl.isInstalled(), "OpenSSL with the GOST engine is not installed");
    byte[] bytes = "Стрибог".getBytes(UTF_8);

    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      assertThat(new OpenSsl(directory).digest(algorithm, bytes))
          .isEqualTo(algorithm.digest(bytes));
    }
  }

  @Test
  void saysSoWhereOpenSslIsNotInstalled() {
    Checkers checkers = Checkers.choose(SignatureCheck.BOTH, directory, () -> false);

    assertThat(checkers.note()).contains("not installed", "libengine-gost-openssl");
    assertThat(checkers.maths()).hasSize(1).first().isInstanceOf(OwnMath.class);
    assertThat(Checkers.choose(SignatureCheck.OPENSSL, directory, () -> true).maths())
        .hasSize(1)
        .first()
        .isInstanceOf(OpenSsl.class);
  }

  @Test
  void refusesAMethodThatDoesNotFitTheKey() throws Exception {
    exchange =
        started(SignatureAlgorithm.GOST_256, SignatureCheck.OWN, SignatureAlgorithm.GOST_256);
    String envelope =
        text.envelope("GetStatus", "", text.timestamp(), "", exchange.caller)
            .replace(SignatureAlgorithm.GOST_256.method(), SignatureAlgorithm.GOST_512.method())
            .replace(
                SignatureAlgorithm.GOST_256.digestMethod(),
                SignatureAlgorithm.GOST_512.digestMethod());

    assertThat(exchange.post(envelope).body()).contains("SignatureIsInvalid", "ключ сертификата");
  }

  @Test
  void refusesAlgorithmsItDoesNotKnow() throws Exception {
    exchange =
        started(SignatureAlgorithm.GOST_256, SignatureCheck.OWN, SignatureAlgorithm.GOST_256);
    String envelope = text.envelope("GetStatus", "", text.timestamp(), "", exchange.caller);

    for (List<String> change :
        List.of(
            List.of(
                SignatureAlgorithm.GOST_256.method(), "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
            List.of(
                SignatureAlgorithm.GOST_256.digestMethod(),
                "http://www.w3.org/2000/09/xmldsig#sha1"),
            List.of(SmevTransform.URI, "http://www.w3.org/2000/09/xmldsig#enveloped-signature"))) {
      assertThat(exchange.post(envelope.replace(change.get(0), change.get(1))).body())
          .contains("SignatureIsInvalid");
    }
  }

  @Test
  void takesAnyValidCertificateWhenTold() throws Exception {
    exchange =
        new MockedExchange(
            directory,
            new SmevSettings("127.0.0.1", 0, SignatureAlgorithm.GOST_256, SignatureCheck.OWN, true),
            SigningKey.create("CN=Known"));
    String signed = text.timestamp();

    assertThat(post(signed, SigningKey.create("CN=Somebody"))).contains("GetStatusResponse");
    assertThat(
            post(signed, SigningKey.createExpired(SignatureAlgorithm.GOST_256, "CN=Somebody once")))
        .contains("CertificateIsExpired");
  }

  private MockedExchange started(
      SignatureAlgorithm own, SignatureCheck check, SignatureAlgorithm caller) throws Exception {
    return new MockedExchange(
        directory,
        new SmevSettings("127.0.0.1", 0, own, check, false),
        SigningKey.create(caller, "C=RU, CN=Caller"));
  }

  private String send() {
    return exchange.call(
        text,
        "SendRequest",
        text.request(MessageIdCheck.next(), text.assignment(NAMESPACE, "Яма")));
  }

  private String post(String signed, SigningKey key) {
    return exchange.post(text.envelope("GetStatus", "", signed, "", key)).body();
  }
}
